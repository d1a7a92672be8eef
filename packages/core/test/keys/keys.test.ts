import { exists, isRunError, missing, type RunError } from '@runsheaf/core'
import { describe, expect, test } from 'vitest'
import { configs, ids, runsOf } from '../support/memory.ts'

function unknown(call: () => unknown): RunError {
  try {
    call()
  } catch (error) {
    if (isRunError(error, 'KEY_UNKNOWN')) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

test('a bare key is looked for in the config, then in the impl, then in the info', async () => {
  const runs = await runsOf(
    { cfg: { experiment_name: 'mine', lr: 1 } },
    { cfg: {}, info: { runId: 'r1', experimentName: 'theirs' } },
  )
  expect(runs.toList('experiment_name')).toEqual(['mine', 'theirs'])
  expect(runs.toList('info.experiment_name')).toEqual(['Default', 'theirs'])
})

test('a name of the info is known, though no run has a value there', async () => {
  const runs = await runsOf({ cfg: { lr: 1 } }, { cfg: { lr: 2 } })
  expect(ids(runs.sort('start_time', 'info.duration'))).toEqual(['r0', 'r1'])
  expect(runs.filter('end_time is missing').length).toBe(2)
  expect(unknown(() => runs.sort('info.start')).details).toMatchObject({ key: 'info.start', known: expect.any(Number) })
})

test('names of the info that MLflow knows mean the info, whatever the config says', async () => {
  const runs = await configs({ status: 'mine', run_id: 'other' })
  expect(runs.toList('status')).toEqual(['FINISHED'])
  expect(runs.toList('cfg.status')).toEqual(['mine'])
  expect(runs.toList('info.run_id')).toEqual(['r0'])
})

test('"__" stands for "." in keys, and an exact name wins', async () => {
  const runs = await configs({ model: { size: 1 } }, { model__size: 2, model: { size: 3 } })
  expect(runs.toList('model__size')).toEqual([1, 2])
  expect(ids(runs.filter({ model__size: 1 }))).toEqual(['r0'])
})

test('at each level the longest exact name wins', async () => {
  const runs = await configs({ 'a.b': { c: 1 }, a: { b: { c: 2 } } }, { a: { 'b.c': 3 } }, { 'a.b.c': 4 })
  expect(runs.toList('a.b.c')).toEqual([1, 3, 4])
})

test('items of lists are reached by index', async () => {
  const runs = await configs({ layers: [{ units: 4 }, { units: 8 }] })
  expect(runs.toList('layers[1].units')).toEqual([8])
  expect(runs.toList('layers.0.units')).toEqual([4])
})

test('a prefix that finds nothing in any run falls through to the config', async () => {
  const runs = await configs({ params: { lr: 1 }, metrics: { loss: 2 }, info: { note: 'x' } })
  expect(runs.toList('params.lr')).toEqual([1])
  expect(runs.toList('metrics.loss')).toEqual([2])
  expect(runs.toList('info.note')).toEqual(['x'])
  const some = await runsOf({ cfg: { params: { lr: 1 } } }, { params: { lr: '2' }, cfg: { params: { lr: 3 } } })
  expect(some.toList('params.lr', null)).toEqual([null, 2])
})

test('names such as __proto__ are names', async () => {
  const cfg = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2}')
  const runs = await configs(cfg, { a: 1 })
  expect(runs.toList('constructor', 0)).toEqual([2, 0])
  expect(runs.toList('toString', 'none')).toEqual(['none', 'none'])
  expect(Object.keys(runs.toFrame().toRecords()[0] ?? {})).toContain('__proto__.polluted')
})

describe('a key that no run has', () => {
  test('is a typo, with up to three suggestions', async () => {
    const runs = await runsOf({ cfg: { optimizer: { lr: 1, lr_min: 2 }, seed: 1 }, metrics: { val_acc: 1 } })
    expect(unknown(() => runs.filter({ 'optimiser.lr': 1 })).details.suggestions).toContain('optimizer.lr')
    expect(unknown(() => runs.toList('val_acc')).message).toMatch(/metrics\.val_acc/)
    expect(unknown(() => runs.at(0)!.get('optimizer.l')).message).toMatch(
      /^No run has the key optimizer\.l\. Did you mean optimizer\.lr/,
    )
    expect(unknown(() => runs.sort('sede')).message).toMatch(/seed/)
    expect(unknown(() => runs.groupBy('sede')).message).toMatch(/seed/)
    expect(unknown(() => runs.toFrame('sede')).message).toMatch(/seed/)
  })

  test('on the right of an operator may be a text without quotes', async () => {
    const runs = await configs({ type: 'lstm' })
    expect(unknown(() => runs.filter('type = lstm')).message).toBe(
      "No run has the key lstm. A text goes in quotes: 'lstm'.",
    )
  })

  test('is not mistaken for a name that merely begins the same', async () => {
    const runs = await runsOf({ metrics: { 'val/acc': 1, 'a.b.c': 1 } })
    runs.filter('metrics.val/ac > 0')
    expect(runs.diagnostics[0]!.message).toBe('No run has the key metrics.val/ac. Did you mean metrics.val/acc?')
  })

  test('is one whatever earlier criteria left, and in any order', async () => {
    const runs = await configs({ a: 1 }, { a: 2, b: 1 })
    expect(unknown(() => runs.filter({ a: 7 }, { c: 1 })).details.key).toBe('c')
    expect(unknown(() => runs.filter('a = 7 and c = 1')).details.key).toBe('c')
    expect(unknown(() => runs.filter('a > 0 or c = 1')).details.key).toBe('c')
    expect(ids(runs.filter({ a: 1 }, { b: 1 }))).toEqual([])
  })

  test('is none where it may be missing', async () => {
    const runs = await configs({ a: 1 })
    expect(runs.filter({ c: exists() }).length).toBe(0)
    expect(runs.filter({ c: missing() }, 'c is null', 'c is missing').length).toBe(1)
    expect(runs.toList('c', 0)).toEqual([0])
    expect(runs.at(0)!.get('c', 'x')).toBe('x')
    expect((await configs()).filter({ c: 1 }).length).toBe(0)
  })

  test('of the open vocabularies is missing everywhere, with one warning', async () => {
    const runs = await runsOf({ metrics: { loss: 1 } }, { metrics: { loss: 2 } })
    expect(runs.filter('metrics.los > 0').length).toBe(0)
    runs.filter('metrics.los > 1')
    expect(runs.diagnostics).toEqual([
      expect.objectContaining({
        code: 'KEY_UNKNOWN',
        message: 'No run has the key metrics.los. Did you mean metrics.loss?',
      }),
    ])
  })
})

test('a value that is missing in some runs follows the setting', async () => {
  const runs = await configs({ a: 1 }, { a: null }, { b: 1 })
  expect(() => runs.toList('a')).toThrow(
    expect.objectContaining({ code: 'KEY_MISSING', message: expect.stringContaining('r2') }),
  )
  expect(() => runs.at(2)!.get('a')).toThrow(expect.objectContaining({ code: 'KEY_MISSING' }))
  expect(runs.with({ missing: 'null' }).toList('a')).toEqual([1, null, null])
  expect(runs.with({ missing: 'skip' }).toList('a')).toEqual([1, null])
  expect(runs.with({ defaults: { a: 9 } }).toList('a')).toEqual([1, null, 9])
  expect(runs.with({ missing: 'skip' }).toFrame('a', 'b').length).toBe(0)
  expect(runs.with({ missing: 'skip' }).groupBy('a').size).toBe(2)
  expect(() => runs.with({ missing: 'error' }).toFrame('a')).toThrow(expect.objectContaining({ code: 'KEY_MISSING' }))
  expect(runs.toFrame('a').toRecords()).toEqual([{ a: 1 }, { a: null }, { a: null }])
})

test('a fallback is a value or a function of the run', async () => {
  const runs = await configs({ base: 10 }, { lr: 1, base: 2 })
  expect(runs.toList('lr', (run) => run.get('base') / 10)).toEqual([1, 1])
  expect(runs.at(0)!.get('lr', (run) => run.get('base') / 10)).toBe(1)
})

test('cfg, impl and info give the whole object', async () => {
  const [run] = await configs({ a: { b: 1 } })
  expect(run!.get('cfg')).toEqual({ a: { b: 1 } })
  expect(run!.get('info')).toMatchObject({ runId: 'r0' })
  expect(run!.get('impl')).toBeUndefined()
})

test('an exact key means what a run has there, and neither the config nor a default', async () => {
  const runs = (await runsOf({ cfg: { tags: { team: 'a' } } }, { cfg: {} })).with({ defaults: { 'tags.team': 'b' } })
  const team = (exact?: true) =>
    ({ text: 'tags.team', facet: 'tags', path: ['team'], ...(exact && { exact }) }) as const
  const among = (exact?: true) => runs.filter({ kind: 'in', key: team(exact), values: ['a', 'b'], negated: false })
  expect(ids(among())).toEqual(['r0', 'r1'])
  expect(ids(among(true))).toEqual([])
})
