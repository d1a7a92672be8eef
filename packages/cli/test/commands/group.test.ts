import { describe, expect, test } from 'vitest'
import { cli, screen, snapshot, storeName } from '../support/cli.ts'

const finished = ['group', storeName, '-e', 'transformer_*', '--where', 'status = "FINISHED"']
const byAllButSeed = [...finished, '--by', 'all but seed', '--agg', 'metrics.val/acc']

describe('group on a terminal', () => {
  test.each([30, 40, 60, 110, 200])(
    'fits %i columns, the first key, n and the mean always among them',
    async (columns) => {
      const shown = await screen(columns, ...byAllButSeed)
      for (const line of shown.split('\n').slice(1)) expect(line.length).toBeLessThanOrEqual(columns)
      expect(shown).toMatch(/ n +val\/acc/)
      await expect(shown).toMatchFileSnapshot(snapshot(`group-${columns}`))
    },
  )

  test('shows functions of a group, and how many runs a mean rests on where not all have the metric', async () => {
    const agg = 'ci95(metrics.val/loss), max(metrics.val/acc), argmax(run_name, metrics.val/acc), quantile(seed, 0.5)'
    await expect(await screen(120, 'group', storeName, '--by', 'model.type', '--agg', agg)).toMatchFileSnapshot(
      snapshot('group-functions'),
    )
  })

  test('takes what is smaller for better where a metric is a loss, unless told otherwise', async () => {
    const asked = [...finished, '--by', 'optimizer.lr', '--agg', 'metrics.val/loss']
    const best = async (...more: string[]) =>
      (await screen(80, ...asked, ...more)).split('\n').find((line) => line.endsWith('●'))
    expect(await best()).toBe((await best('--min')) ?? '')
    expect(await best('--max')).not.toBe(await best())
  })

  test('without keys and aggregates: all but the seed, and the metrics that tell most', async () => {
    const shown = await screen(110, ...finished)
    expect(shown).toContain('(seed aside)')
    expect(shown).toMatch(/n +val\/acc +val\/loss/)
  })
})

describe('group in a pipe', () => {
  test('writes means, uncertainties and numbers apart', async () => {
    const { stdout } = await cli([...finished, '--by', 'model.hidden_size', '--agg', 'metrics.val/acc', '--json'])
    const { by, rows } = JSON.parse(stdout)
    expect(by).toEqual(['model.hidden_size'])
    expect(rows).toHaveLength(4)
    expect(rows[0]).toEqual({
      'model.hidden_size': 256,
      n: 4,
      'mean(metrics.val/acc)': expect.closeTo(0.8966, 4),
      'std(metrics.val/acc)': expect.closeTo(0.0461, 4),
      'n(metrics.val/acc)': 4,
    })
  })

  test('is the same through every frame backend', async () => {
    const plain = await cli(byAllButSeed)
    for (const frame of ['core', 'polars', 'arquero'])
      expect(await cli([...byAllButSeed, '--frame', frame]), frame).toEqual(plain)
  })
})
