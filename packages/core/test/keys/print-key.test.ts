import { parse } from '@runsheaf/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lookupsOf } from '../../src/keys/lookups.ts'
import { parseKey } from '../../src/keys/parse-key.ts'
import { printKey } from '../../src/keys/print-key.ts'
import { type KeyFacet, keysOf } from '../../src/plugin.ts'

/** Any text, lone surrogates and nothing at all included, and what means something in keys and expressions. */
const name = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('`', '.', '[', ']', '0', 'a', '_', ' ', "'", '"', '(', ')', '/', '\n', '\ud800') }),
  fc.constantFrom(
    '',
    'status',
    'cfg',
    'metrics',
    'min(x)',
    'min(metrics.x)',
    'a[0]',
    'now',
    'like',
    'null',
    'a__b',
    '`',
    '``',
    'é',
    '\xe9',
  ),
)
const one = (facet: KeyFacet) => fc.record({ facet: fc.constant(facet), path: fc.tuple(name) })
const anyKey = fc.oneof(
  fc.record({ facet: fc.constant('cfg' as const), path: fc.array(name, { minLength: 1, maxLength: 4 }) }),
  one('params'),
  one('tags'),
  one('metrics'),
  fc.record({
    facet: fc.constant('metrics' as const),
    path: fc.tuple(name),
    reduce: fc.constantFrom('min', 'argmax', 'first'),
  }),
)

test('a key that is printed reads back as the same key, as a key and in an expression', () => {
  fc.assert(
    fc.property(anyKey, (key) => {
      const text = printKey(key as Parameters<typeof printKey>[0])
      expect(lookupsOf(parseKey(text)).first[0]).toEqual(key)
      const typed = printKey(key as Parameters<typeof printKey>[0], { inExpression: true })
      expect(lookupsOf(parseKey(typed)).first[0]).toEqual(key)
      const [parsed] = keysOf(parse(`${typed} = 1`)) ?? []
      expect(lookupsOf(parsed!).first[0]).toEqual(key)
    }),
    { numRuns: 5000 },
  )
})

test('usual keys stand as people write them', () => {
  expect(printKey({ facet: 'cfg', path: ['model', 'layers', '0'] })).toBe('model.layers.0')
  expect(printKey({ facet: 'cfg', path: ['status'] })).toBe('cfg.status')
  expect(printKey({ facet: 'cfg', path: ['a.b', ''] })).toBe('cfg.`a.b`.``')
  expect(printKey({ facet: 'cfg', path: ['학습', 'taux-d_apprentissage'] })).toBe('학습.taux-d_apprentissage')
  expect(printKey({ facet: 'metrics', path: ['val/acc'], reduce: 'max' })).toBe('max(metrics.val/acc)')
  expect(printKey({ facet: 'params', path: ['team name'] })).toBe('params.team name')
  expect(printKey({ facet: 'params', path: ['team name'] }, { inExpression: true })).toBe('params.`team name`')
  expect(printKey({ facet: 'tags', path: ['mlflow.runName'] })).toBe('tags.mlflow.runName')
})
