import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cli, screen, snapshot, store } from '../support/cli.ts'

const experiment = '544662474912811094'
const cwd = mkdtempSync(join(tmpdir(), 'runsheaf-doctor-'))
cpSync(join(store, experiment), join(cwd, 'mlruns', experiment), { recursive: true })
const [first, second, third] = readdirSync(join(cwd, 'mlruns', experiment))
  .filter((name) => name.length === 32)
  .sort()
  .map((name) => join(cwd, 'mlruns', experiment, name))
appendFileSync(join(first!, 'metrics', 'train_loss'), '17623868984')
writeFileSync(join(second!, 'artifacts', '.hydra', 'config.yaml'), 'a: [1\n')
writeFileSync(join(third!, 'meta.yaml'), '')
rmSync(join(third!, 'params'), { recursive: true })

describe('doctor on a damaged store', () => {
  test('tells each fault by kind, with where it is and what to do', async () => {
    const { stdout, code } = await cli(['doctor', 'mlruns'], { cwd, columns: 90 })
    expect(code).toBe(1)
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(90)
    await expect(stdout).toMatchFileSnapshot(snapshot('doctor'))
  })

  test('tells it all to programs', async () => {
    const { faults } = JSON.parse((await cli(['doctor', '--json'], { cwd })).stdout)
    expect(faults).toHaveLength(3)
    for (const fault of faults)
      expect(fault).toMatchObject({ code: expect.any(String), path: expect.stringContaining(cwd) })
  })

  test('while other commands read on, and name the number of faults that they met', async () => {
    const { stdout, stderr, code } = await cli(['ls', '--columns', 'run_id, metrics.train_loss'], { cwd })
    expect(code).toBe(0)
    expect(stdout.split('\n').length).toBeGreaterThan(7)
    expect(stderr).toBe('runsheaf: 2 faults in 2 runs; the rest was read in full (runsheaf doctor mlruns)\n')
    expect(await cli(['ls', '--strict', '--columns', 'metrics.train_loss'], { cwd })).toMatchObject({
      code: 1,
      stdout: '',
    })
  })
})

test('doctor finds nothing on a healthy store', async () => {
  expect(await screen(80, 'doctor', 'sweep-ml3')).toBe('$ runsheaf doctor sweep-ml3\nNo fault: 72 runs read in full.\n')
})
