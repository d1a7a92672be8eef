import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cli, screen, snapshot, storeName } from '../support/cli.ts'

test('experiments shows how the runs of each stand', async () => {
  await expect(await screen(100, 'experiments', storeName)).toMatchFileSnapshot(snapshot('experiments'))
})

describe('keys', () => {
  test('lists every key with kind, coverage, distinct values and range', async () => {
    const shown = await screen(100, 'keys', storeName, '-e', 'transformer_base', '--like', '*l*')
    await expect(shown).toMatchFileSnapshot(snapshot('keys'))
  })

  test('lists only what varies, of one part', async () => {
    const { stdout } = await cli(['keys', storeName, '-e', 'transformer_base', '--varying', '--in', 'cfg', '--json'])
    const varying = JSON.parse(stdout).rows.filter(({ derived }: { derived: boolean }) => !derived)
    expect(varying.map(({ key }: { key: string }) => key)).toEqual([
      'model.hidden_size',
      'optimizer.lr',
      'seed',
      'trainer.clip',
    ])
  })
})

test('types prints an interface for configs, and so does keys', async () => {
  const { stdout, code } = await cli(['types', storeName, '-e', 'lstm_v2', '--name', 'LstmConfig'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^\/\*\* From 12 runs\. \*\/\nexport interface LstmConfig \{\n {2}model: \{\n/)
  expect((await cli(['keys', storeName, '-e', 'lstm_v2', '--types'])).stdout).toBe(
    stdout.replace('LstmConfig', 'Config'),
  )
  expect(await cli(['types', storeName, '--name', '3d'])).toMatchObject({ code: 2, stdout: '' })
})

describe('top', () => {
  test('shows the best runs by a metric', async () => {
    await expect(await screen(100, 'top', 'val/acc', storeName, '--limit', '3')).toMatchFileSnapshot(snapshot('top'))
  })

  test('shows the best of each group, and ties', async () => {
    const { stdout } = await cli([
      'top',
      'metrics.val/acc',
      storeName,
      '-e',
      'lstm_v2',
      '--per',
      'status',
      '--limit',
      '1',
      '--json',
    ])
    const places = JSON.parse(stdout).rows.map((row: Record<string, unknown>) => [
      row.place,
      row.status,
      row['metrics.val/acc'],
    ])
    expect(places[0]).toEqual([1, 'FINISHED', 0.86164])
    expect(places.slice(1)).toEqual(Array.from({ length: 4 }, () => [1, 'FAILED', 0]))
  })
})

describe('export', () => {
  const columns = ['--columns', 'run_name, seed, metrics.val/loss, note', '-w', 'run_name = "transformer-389"']

  test('writes everything of the runs to a file, by the ending of its name', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'runsheaf-export-')), 'runs.ndjson')
    const { stderr, stdout } = await cli(['export', storeName, '-o', file])
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^runsheaf: wrote 72 runs, \d+ columns to /)
    const rows = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rows).toHaveLength(72)
    expect(rows.find(({ run_name }) => run_name === 'transformer-389')).toMatchObject({
      'model.rope.dims': [64, 64],
      'params.model/heads': '${.layers}',
      'metrics.grad norm': 1.4747865530276303,
      'tags.stage': 'prod',
    })
  })

  test('holds the same cells in every form', async () => {
    const cell = 'first line\\nsecond: line'
    const text = async (form: string) => (await cli(['export', storeName, ...columns, '--format', form])).stdout
    expect(await text('csv')).toBe(
      'run_name,seed,metrics.val/loss,note\ntransformer-389,13,0.5384205317352254,"first line\nsecond: line"\n',
    )
    expect(await text('tsv')).toBe(
      `run_name\tseed\tmetrics.val/loss\tnote\ntransformer-389\t13\t0.5384205317352254\t${cell}\n`,
    )
    expect(await text('md')).toContain('| transformer-389 |   13 | 0.5384205317352254 | first line<br>second: line |')
    expect(JSON.parse(await text('json')).rows).toEqual([
      {
        run_name: 'transformer-389',
        seed: 13,
        'metrics.val/loss': 0.5384205317352254,
        note: 'first line\nsecond: line',
      },
    ])
  })
})
