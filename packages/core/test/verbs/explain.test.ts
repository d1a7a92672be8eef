import { parse } from '@runsheaf/core'
import { explain, inferConfigType, toFilter } from '@runsheaf/core/verbs'
import { expect, test } from 'vitest'
import { configs, runsOf } from '../support/memory.ts'

test('explain names the keys, and how many runs each condition keeps of those before it', async () => {
  const runs = await configs({ a: 1, b: 1 }, { a: 1, b: 2 }, { a: 2, b: 2 })
  expect(explain(runs.selection, parse("a = 1 and b > 1 and status = 'FINISHED'"))).toEqual({
    keys: ['a', 'b', 'status'],
    steps: [
      { condition: 'a = 1', runs: 3, kept: 2 },
      { condition: 'b > 1', runs: 2, kept: 1 },
      { condition: "status = 'FINISHED'", runs: 1, kept: 1 },
    ],
    kept: 1,
  })
  expect(
    explain(
      runs.selection,
      toFilter(() => true),
    ),
  ).toMatchObject({ keys: undefined, kept: 3 })
})

test('inferConfigType writes unions, optional keys with their coverage, lists, and names that need quotes', async () => {
  const runs = await runsOf(
    { cfg: { lr: 0.1, model: { type: 'a', layers: [1, 2] }, 'odd-key': null, mixed: [1, 'x'] } },
    {
      cfg: {
        lr: 'auto',
        model: { type: 'b', layers: [] },
        'odd-key': true,
        mixed: [],
        stages: [{ n: 1 }, { n: 2, m: 3 }],
      },
    },
  )
  expect(inferConfigType(runs)).toBe(`/** From 2 runs. */
export interface Config {
  lr: number | string
  model: {
    type: string
    layers: number[]
  }
  "odd-key": boolean | null
  mixed: (number | string)[]
  /** In 1 of 2. */
  stages?: ({
    n: number
    /** In 1 of 2. */
    m?: number
  })[]
}
`)
  expect(inferConfigType(runs.slice(0, 0), 'Nothing')).toBe('/** From 0 runs. */\nexport interface Nothing {}\n')
})

test('texts that come up again and again are a union of themselves; one text, or many, is any', async () => {
  const configs = ['lstm', 'gru', 'lstm', 'gru'].map((type, i) => ({
    cfg: { type, name: `${type}-${i}`, device: 'cpu' },
  }))
  expect(inferConfigType(await runsOf(...configs))).toBe(`/** From 4 runs. */
export interface Config {
  type: "gru" | "lstm"
  name: string
  device: string
}
`)
})
