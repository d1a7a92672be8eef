import { fromArrowIPC } from '@runsheaf/core/arrow'
import { type Columns, valuesOf } from '@runsheaf/core/plugin'
import { describe, expect, test } from 'vitest'
import { run } from '../../src/program.ts'
import { beside, cli, screen, snapshot, storeName } from '../support/cli.ts'

describe('history on a terminal', () => {
  test.each([30, 60, 80, 200])('draws a curve for each group in %i columns, with a legend', async (columns) => {
    const shown = await screen(columns, 'history', 'val/acc', storeName, '-e', 'transformer_*', '--by', 'all but seed')
    for (const line of shown.split('\n').slice(1)) expect(line.length).toBeLessThanOrEqual(columns)
    await expect(shown).toMatchFileSnapshot(snapshot(`history-${columns}`))
  })

  test('draws a curve for each run where nothing is said of groups, and says how many it leaves out', async () => {
    const shown = await screen(80, 'history', 'val/loss', storeName, '-e', 'lstm_v2', '--limit', '3')
    expect(shown).toContain('Showing the best 3 of 12 curves')
    await expect(shown).toMatchFileSnapshot(snapshot('history-runs'))
  })

  test('is drawn in ASCII where the locale knows no more', async () => {
    const args = ['history', 'val/acc', storeName, '--by', 'model.type', '-e', 'lstm_v2', '-e', 'transformer_*']
    const { stdout } = await cli(args, { columns: 60, env: { LANG: 'C' } })
    expect(stdout).toMatch(/^[\n -~]*$/)
    await expect(stdout).toMatchFileSnapshot(snapshot('history-ascii'))
  })

  test('counts points that cannot be drawn', async () => {
    expect(await screen(80, 'history', 'val/loss', storeName, '-e', 'lstm_v2', '--limit', 'all')).toMatch(
      /28 points of NaN or\s+infinity are not drawn/,
    )
  })
})

describe('history for programs', () => {
  const asked = ['history', 'metrics.val/acc', storeName, '-e', 'transformer_base', '--steps', '10..11', '--by', 'seed']

  test('is every point in the steps, with the keys of its run', async () => {
    const { stdout } = await cli([...asked, '--json'])
    const { metric, rows } = JSON.parse(stdout)
    expect(metric).toBe('val/acc')
    expect(rows).toHaveLength(18)
    expect(rows[0]).toEqual({
      run_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      step: 10,
      timestamp: expect.stringMatching(/^2025-11-\d\dT.*Z$/),
      value: expect.any(Number),
      seed: expect.any(Number),
    })
    const lines = (await cli(asked)).stdout.trimEnd().split('\n')
    expect(lines[0]).toBe('run_id\tstep\ttimestamp\tvalue\tseed')
    expect(lines).toHaveLength(19)
  })

  test('has the same values in Arrow, which no terminal is sent', async () => {
    const chunks: Uint8Array[] = []
    const sink = { write: (bytes: string | Uint8Array) => void chunks.push(bytes as Uint8Array) }
    const silent = { write: () => {} }
    const context = {
      env: {},
      stdout: sink,
      stderr: silent,
      cwd: beside,
      columns: 80,
      isTTY: false,
      stderrIsTTY: false,
    }
    expect(await run([...asked, '--arrow'], context)).toBe(0)
    const { rows } = JSON.parse((await cli([...asked, '--json'])).stdout)
    const table: Columns = fromArrowIPC(chunks[0]!)
    for (const { name, ...column } of table.columns) {
      const texts = rows.map((row: Record<string, unknown>) => row[name])
      const values = valuesOf(column)
      expect(values.map((value) => (value instanceof Date ? value.toISOString() : value))).toEqual(texts)
    }
    expect(await cli([...asked, '--arrow'], { columns: 80 })).toMatchObject({ code: 2, stdout: '' })
  })

  test('goes through frames unchanged', async () => {
    const plain = await cli(asked)
    for (const frame of ['core', 'polars', 'arquero']) expect(await cli([...asked, '--frame', frame])).toEqual(plain)
  })

  test('ends with 1 where there is no point, with 2 where there is no metric', async () => {
    expect(await cli(['history', 'val/acc', storeName, '--steps', '1000..'])).toMatchObject({ code: 1 })
    const { code, stderr } = await cli(['history', 'val_acc', storeName])
    expect(code).toBe(2)
    expect(stderr).toContain(`did you mean metrics.val/acc?   (runsheaf keys ${storeName} lists all keys)`)
  })
})
