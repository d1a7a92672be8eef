import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cli, packageFolder } from './support/cli.ts'

const variable = 'RUNSHEAF_TEST_SECRET'
const secret = 'AKIA-not-for-tables'
const root = mkdtempSync(join(tmpdir(), 'runsheaf-'))
const run = join(root, 'mlruns', '1', 'abc')

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

beforeAll(() => {
  process.env[variable] = secret
  write(join(root, 'mlruns', '1', 'meta.yaml'), "experiment_id: '1'\nname: one\n")
  write(join(run, 'meta.yaml'), "run_id: abc\nexperiment_id: '1'\nrun_name: a\nstatus: 3\nstart_time: 1\n")
  write(join(run, 'metrics', 'loss'), '1 0.5 0\n')
  write(
    join(run, 'artifacts', '.hydra', 'config.yaml'),
    `key: \${oc.env:${variable}}\nhome: \${oc.env:${variable},none}\n`,
  )
})
afterAll(() => {
  delete process.env[variable]
  rmSync(root, { recursive: true })
})

const ofStore = [
  ['ls', '--json'],
  ['export'],
  ['group', '--by', 'home'],
  ['keys'],
  ['doctor'],
  ['experiments'],
  ['types'],
]
const ofRun = [
  ['show', 'abc'],
  ['diff', 'abc', 'abc'],
  ['artifacts', 'abc'],
]
const commands = [...ofStore, ['history', 'loss'], ['top', 'loss'], ...ofRun]

describe('the environment', () => {
  test.each(commands)('%s %s shows nothing of it unasked, and takes --env', async (...args) => {
    const plain = await cli(args, { cwd: root })
    expect(plain.stdout + plain.stderr).not.toContain(secret)
    const allowed = await cli([...args, '--env', variable, '--env', 'OTHER'], { cwd: root })
    expect(allowed.stderr).not.toMatch(/unknown option/)
    expect([0, 1]).toContain(allowed.code)
  })

  test('a value that is allowed is shown', async () => {
    const { stdout } = await cli(['export', '--format', 'csv', '--env', variable], { cwd: root })
    expect(stdout).toContain(secret)
  })

  test('doctor names the variable and the way to allow it', async () => {
    const { stdout } = await cli(['doctor', '--json'], { cwd: root })
    const faults: { code: string; message: string }[] = JSON.parse(stdout).faults
    expect(faults.map(({ code }) => code)).toEqual(['CONFIG_ENV_DEFAULT', 'CONFIG_ENV_WITHHELD'])
    for (const { message } of faults) expect(message).toContain(`--env ${variable}`)
    expect(JSON.parse((await cli(['doctor', '--json', '--env', variable], { cwd: root })).stdout).faults).toEqual([])
  })

  test('the loaders of a config file have their own, and --env adds to it', async () => {
    const folder = join(packageFolder, 'test', 'data', 'access')
    const asked = ['export', join(root, 'mlruns'), '--format', 'csv']
    const own = await cli(asked, { cwd: folder })
    expect(own.stdout).toContain('of the config file')
    expect(own.stdout).not.toContain(secret)
    expect((await cli([...asked, '--env', variable], { cwd: folder })).stdout).toContain(secret)
  })

  test('a config file without MLflow has no use for --env', async () => {
    const served = join(packageFolder, 'test', 'data', 'hostile')
    expect(await cli(['ls', '--env', variable], { cwd: served })).toMatchObject({ code: 2 })
  })
})
