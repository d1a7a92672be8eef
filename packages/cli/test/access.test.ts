import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cli, packageFolder } from './support/cli.ts'

const variable = 'RUNSHEAF_TEST_SECRET'
const secret = 'AKIA-not-for-tables'
const root = realpathSync(mkdtempSync(join(tmpdir(), 'runsheaf-')))
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

describe('places outside the store', () => {
  const linked = join(root, 'linked', 'mlruns')
  const kept = join(root, 'kept', 'notes.txt')
  const custom = join(root, 'custom')

  beforeAll(() => {
    write(join(linked, '1', 'meta.yaml'), "experiment_id: '1'\nname: one\n")
    for (const id of ['abc', 'def']) {
      const folder = join(linked, '1', id)
      const artifacts = join(custom, id, 'artifacts')
      write(
        join(folder, 'meta.yaml'),
        `run_id: ${id}\nexperiment_id: '1'\nrun_name: a\nstatus: 3\nstart_time: 1\nartifact_uri: file://${artifacts}\n`,
      )
      write(join(folder, 'metrics', 'loss'), '1 0.5 0\n')
      write(join(artifacts, '.hydra', 'config.yaml'), `key: ${secret}\nhome: x\n`)
      write(join(artifacts, 'notes.txt'), secret)
      mkdirSync(join(folder, 'params'))
      symlinkSync(kept, join(folder, 'params', 'p'))
    }
    write(kept, secret)
  })

  test.each(commands)('%s %s shows nothing of them unasked, and takes the options', async (...args) => {
    const cwd = dirname(linked)
    const plain = await cli(args, { cwd })
    expect(plain.stdout + plain.stderr).not.toContain(secret)
    const allowed = await cli([...args, '--follow-links', '--artifact-root', '../custom', '--artifact-root', root], {
      cwd,
    })
    expect(allowed.stderr).not.toMatch(/unknown option/)
    expect([0, 1]).toContain(allowed.code)
  })

  test('each place is told once, with the way to allow it', async () => {
    const { stderr } = await cli(['export', '--format', 'csv'], { cwd: dirname(linked) })
    const lines = stderr.split('\n').filter((line) => line.includes('Outside the store'))
    expect(lines).toHaveLength(2)
    expect(lines.join('\n')).toContain(`${custom}, 2 runs keep artifacts`)
    expect(lines.join('\n')).toContain(`${dirname(kept)}, 2 runs keep params`)
    expect(lines.join('\n')).toContain(`--artifact-root ${custom}`)
  })

  test('what is allowed is read', async () => {
    const cwd = dirname(linked)
    const columns = ['--format', 'csv', '--columns', 'key, params.p']
    const { stdout, stderr } = await cli(['export', '--follow-links', '--artifact-root', '../custom', ...columns], {
      cwd,
    })
    expect(stdout.split('\n').slice(1, 3)).toEqual([`${secret},${secret}`, `${secret},${secret}`])
    expect(stderr).toBe('')
    const cat = await cli(['artifacts', 'abc', '--cat', 'notes.txt', '--artifact-root', '../custom'], { cwd })
    expect(cat.stdout).toBe(secret)
  })

  test('a condition on configs that are not read says why', async () => {
    const { stderr } = await cli(['ls', '--where', 'key = "a"'], { cwd: dirname(linked) })
    expect(stderr).toContain(custom)
  })

  test('artifacts --cat reads regular files of the folder alone', async () => {
    const folder = join(run, 'artifacts')
    write(join(folder, 'sub', 'own.txt'), 'own')
    symlinkSync(kept, join(folder, 'link.txt'))
    symlinkSync(join('..', 'meta.yaml'), join(folder, 'meta'))
    spawnSync('mkfifo', [join(folder, 'pipe')])
    const cat = (name: string, ...more: string[]) => cli(['artifacts', 'abc', '--cat', name, ...more], { cwd: root })
    expect((await cat('sub/own.txt')).stdout).toBe('own')
    for (const name of ['link.txt', 'meta', 'pipe', '../meta.yaml', kept, 'sub'])
      for (const more of [[], ['--follow-links']]) {
        const { code, stdout } = await cat(name, ...more)
        expect([name, stdout, code > 0]).toEqual([name, '', true])
      }
  })

  test('a run that was copied alone is its own store', async () => {
    const alone = join(root, 'downloads', 'xyz')
    write(join(alone, 'meta.yaml'), 'run_id: xyz\nrun_name: a\nstatus: 3\nstart_time: 1\n')
    write(join(alone, 'metrics', 'loss'), '1 0.5 0\n')
    write(join(root, 'downloads', 'letter.txt'), secret)
    mkdirSync(join(alone, 'params'))
    symlinkSync(join('..', '..', 'letter.txt'), join(alone, 'params', 'p'))
    const { stdout, stderr, code } = await cli(['show', 'downloads/xyz'], { cwd: root })
    expect(code).toBe(0)
    expect(stdout).toContain('xyz')
    expect(stdout + stderr).not.toContain(secret)
  })
})
