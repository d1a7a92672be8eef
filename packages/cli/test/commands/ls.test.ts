import { describe, expect, test } from 'vitest'
import { cli, screen, snapshot, storeName } from '../support/cli.ts'

const base = ['ls', storeName, '-e', 'transformer_base', '--sort', 'metrics.val/acc desc']

describe('ls on a terminal', () => {
  test.each([30, 60, 80, 110, 200])('fits %i columns', async (columns) => {
    const shown = await screen(columns, ...base)
    for (const line of shown.split('\n').slice(1)) expect(line.length).toBeLessThanOrEqual(columns)
    await expect(shown).toMatchFileSnapshot(snapshot(`ls-${columns}`))
  })

  test('shows a screenful of a store, and says how much it leaves out', async () => {
    const shown = await screen(100, 'ls', storeName)
    expect(shown).toContain('72 runs · 6 experiments · newest first')
    expect(shown).toMatch(/Showing 40 of 72 runs \(--limit all\), \d+ of \d+ columns \(--all-columns\)\./)
    expect(shown.split('\n').filter((line) => /^ {2}[0-9a-f]{6} /.test(line))).toHaveLength(40)
  })

  test('puts columns without room into further tables when asked', async () => {
    await expect(await screen(70, ...base, '--all-columns', '--limit', '2')).toMatchFileSnapshot(
      snapshot('ls-all-columns'),
    )
  })

  test('takes columns by name, by pattern, of a metric’s history, with a name of one’s own', async () => {
    const columns = 'run_name, optimizer.*, max(metrics.val/acc) as best, argmin(metrics.val/loss)'
    await expect(
      await screen(100, 'ls', storeName, '-e', 'lstm_v2', '--columns', columns, '--limit', '4'),
    ).toMatchFileSnapshot(snapshot('ls-columns'))
  })

  test('adds and drops columns, and leaves out what does not vary', async () => {
    const shown = await screen(
      200,
      ...base,
      '--add',
      'tags.stage',
      '--drop',
      'metrics.val/loss, seed',
      '--only-varying',
    )
    const header = shown.split('\n').find((line) => line.startsWith('  run '))
    expect(header).toContain('stage')
    expect(header).not.toMatch(/val\/loss|seed|experiment/)
  })

  test('says so where no run is found', async () => {
    expect(await cli(['ls', storeName, '-w', 'seed > 1000'], { columns: 80 })).toMatchObject({
      code: 1,
      stdout: '0 of 72 runs · newest first\n',
    })
  })

  test('colours only where it is wanted', async () => {
    const coloured = await cli([...base, '--color', 'always'], { columns: 80 })
    expect(coloured.stdout).toContain('\x1b[')
    expect((await cli(base, { columns: 80 })).stdout).not.toContain('\x1b')
    expect((await cli(base, { columns: 80, env: { NO_COLOR: '' } })).stdout).toContain('\x1b[')
    expect((await cli(base, { columns: 80, env: { NO_COLOR: '', TERM: 'dumb' } })).stdout).not.toContain('\x1b')
  })

  test('speaks ASCII where the locale knows no more', async () => {
    const { stdout } = await cli([...base, '--limit', '2'], { columns: 80, env: { LC_ALL: 'C' } })
    expect(stdout).toContain('9 runs | transformer_base | sorted by metrics.val/acc desc')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is told by its limits
    expect(stdout).toMatch(/^[\x00-\x7f]*$/)
  })
})

describe('ls in a pipe', () => {
  test('gives every run and every column, exact and tab-separated', async () => {
    const { stdout, code } = await cli(['ls', storeName, '-e', 'transformer_base'])
    const [header, ...rows] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'))
    expect(code).toBe(0)
    expect(header).toEqual([
      'run_id',
      'run_name',
      'info.experiment_name',
      'status',
      'start_time',
      'info.duration',
      'model.hidden_size',
      'optimizer.lr',
      'seed',
      'trainer.clip',
      'metrics.val/acc',
      'metrics.val/loss',
      'metrics.train_loss',
      'metrics.grad norm',
      'metrics.lr',
    ])
    expect(rows).toHaveLength(9)
    expect(rows[0]!.slice(0, 11)).toEqual([
      '3298be3cb64c426fb892c711c11881b2',
      'transformer-898',
      'transformer_base',
      'RUNNING',
      '2025-11-08T13:25:50.063Z',
      '',
      '256',
      '0.001',
      '3',
      '0.5',
      '0.86566',
    ])
  })

  test('writes JSON with its version, and CSV with the same cells', async () => {
    const asked = [
      'ls',
      storeName,
      '-e',
      'lstm_v2',
      '--columns',
      'run_name, optimizer.lr, metrics.val/loss, params.seed',
    ]
    const { rows, ...facts } = JSON.parse((await cli([...asked, '--json'])).stdout)
    expect(facts).toMatchObject({ runsheaf: 1, command: 'ls', of: 12, found: 12 })
    expect(rows[0]).toEqual({ run_name: 'lstm-436', 'optimizer.lr': 2, 'metrics.val/loss': 'NaN', 'params.seed': 6 })
    const [, first] = (await cli([...asked, '--csv'])).stdout.split('\n')
    expect(first).toBe('lstm-436,2,NaN,6')
  })

  test('is the same through every frame backend', async () => {
    const plain = await cli(['ls', storeName])
    for (const frame of ['core', 'polars', 'arquero'])
      expect(await cli(['ls', storeName, '--frame', frame]), frame).toEqual(plain)
  })
})

test('columns are dropped by what they are about, and sorted by the names that they are given', async () => {
  const rows = async (...args: readonly string[]) =>
    JSON.parse((await cli(['ls', storeName, '-e', 'lstm_v2', ...args, '--json'])).stdout).rows
  const [first] = await rows('--drop', 'info.*, metrics.*')
  expect(Object.keys(first)).toEqual(['model.bidirectional', 'optimizer.lr', 'seed'])
  const named = ['--columns', 'run_name, max(metrics.val/acc) as best', '--sort', 'best desc', '--limit', '1']
  expect(await rows(...named)).toEqual([{ run_name: 'lstm-878', best: 0.86233 }])
})

test('where conditions leave nothing, each says how many runs it keeps', async () => {
  expect(await screen(80, 'ls', storeName, '-w', 'seed = 1', '-w', 'model.type = "lstm"')).toContain(
    "Of 72 runs seed = 1 keeps 5, model.type = 'lstm' keeps 0.",
  )
})
