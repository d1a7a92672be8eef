import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder, unpack } from '../../loader-mlflow/test/support/stores.ts'
import { commands } from '../src/commands/index.ts'
import { cli, storeName } from './support/cli.ts'

const cwd = temporaryFolder()
const damaged = join(unpack('damaged'), 'metric-tail-in-value')
const inStore = ['-s', storeName]

/** For each exit code, what makes each command end with it; nothing where it cannot. */
const calls: Readonly<Record<string, Readonly<Partial<Record<0 | 1 | 2 | 3, readonly string[]>>>>> = {
  ls: { 0: [storeName], 1: [storeName, '-w', 'seed > 1000'], 2: [storeName, '-w', 'sed = 1'], 3: ['nowhere'] },
  show: { 0: ['48e411', ...inStore], 1: ['nobody', ...inStore], 2: ['3', ...inStore], 3: ['48e411', '-s', 'nowhere'] },
  diff: {
    0: ['32ef8a', '48e411', ...inStore],
    1: ['32ef8a', 'nobody', ...inStore],
    2: ['32ef8a', ...inStore],
    3: ['32ef8a', '48e411', '-s', 'nowhere'],
  },
  group: {
    0: [storeName, '--by', 'status'],
    1: [storeName, '--by', 'status', '-w', 'seed > 1000'],
    2: [storeName, '--by', 'sed'],
    3: ['nowhere'],
  },
  experiments: {
    0: [storeName],
    1: [storeName, '-e', 'lstm_v2', '--lifecycle', 'deleted'],
    2: [storeName, '-e', 'ltsm'],
    3: ['nowhere'],
  },
  keys: { 0: [storeName], 1: [storeName, '--like', 'nothing*'], 2: [storeName, '--in', 'code'], 3: ['nowhere'] },
  types: { 0: [storeName], 1: [storeName, '-w', 'seed > 1000'], 2: [storeName, '--name', '3d'], 3: ['nowhere'] },
  top: {
    0: ['val/acc', storeName],
    1: ['val/acc', storeName, '-w', 'seed > 1000'],
    2: ['val_ac', storeName],
    3: ['val/acc', 'nowhere'],
  },
  history: {
    0: ['val/acc', storeName],
    1: ['val/acc', storeName, '--steps', '1000..'],
    2: ['val_ac', storeName],
    3: ['val/acc', 'nowhere'],
  },
  export: { 0: [storeName], 1: [storeName, '-w', 'seed > 1000'], 2: [storeName, '-o', 'runs.xls'], 3: ['nowhere'] },
  artifacts: {
    0: ['48e411', ...inStore],
    1: ['48e411', ...inStore, '--cat', 'nothing.txt'],
    2: ['48e411', 'mlruns', ...inStore],
    3: ['48e411', '-s', 'nowhere'],
  },
  doctor: { 0: [storeName], 1: [damaged], 2: [storeName, '-e', 'ltsm'], 3: ['nowhere'] },
  plugins: { 0: [], 2: ['--like', 'x'] },
  config: { 0: [], 2: ['--format', 'xls'] },
  completion: { 0: ['bash'], 2: ['tcsh'] },
}

test('every command is here', () => {
  expect(Object.keys(calls).sort()).toEqual(Object.keys(commands).sort())
})

describe.each(Object.entries(calls))('%s', (name, codes) => {
  test.each(Object.entries(codes))('ends with %s', async (code, args) => {
    const { stderr, ...outcome } = await cli([name, ...args])
    expect(outcome.code, stderr).toBe(Number(code))
    if (code === '2' || code === '3')
      expect({ stdout: outcome.stdout, said: /^runsheaf: ./.test(stderr) }).toEqual({ stdout: '', said: true })
  })
})

/** Commands that read values, on a store with a fault in them. */
const reading: Readonly<Record<string, readonly string[]>> = {
  ls: [damaged],
  group: [damaged, '--by', 'status', '--agg', 'metrics.train_loss'],
  keys: [damaged],
  top: ['train_loss', damaged],
  history: ['train_loss', damaged],
  export: [damaged],
}

test.each(Object.entries(reading))(
  '%s tells of a fault and goes on, and under --strict ends with 1',
  async (name, args) => {
    const lenient = await cli([name, ...args], { cwd })
    expect(lenient.code).toBe(0)
    expect(lenient.stderr).toMatch(/^runsheaf: \d+ faults? .*the rest was read in full/)
    const strict = await cli([name, ...args, '--strict'], { cwd })
    expect(strict).toMatchObject({ code: 1, stdout: '' })
    expect(strict.stderr).toMatch(/^runsheaf: /)
  },
)

test('commands that read a store choose experiments, lives, and whether faults are errors', async () => {
  for (const name of Object.keys(commands)) {
    if (calls[name]?.[3] === undefined) continue
    const { stdout } = await cli([name, '--help'])
    for (const option of ['-e, --experiment', '--lifecycle', ...(name === 'doctor' ? [] : ['--strict'])])
      expect(stdout, name).toContain(option)
  }
})
