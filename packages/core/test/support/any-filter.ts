import { type Filter, type Key, type Literal, parse } from '@runsheaf/core'
import fc from 'fast-check'
import { likePattern } from '../../src/pattern/like-pattern.ts'
import { regularPattern } from '../../src/pattern/regular-pattern.ts'

/** Keys as expressions name them, also with names that want quotes. */
export const keyTexts = [
  'a',
  'b',
  'nested.x',
  'metrics.m',
  'params.p',
  'tags.t',
  'status',
  '`odd key`',
  '`in`',
  'min(metrics.m)',
]

const keys: readonly Key[] = keyTexts.map((text) => (parse(`${text} IS NULL`) as Filter & { kind: 'is' }).key)
const key = fc.constantFrom(...keys)
const numberKey = (k: Key) => k.facet === 'metrics'

const text = fc.oneof(fc.constantFrom('', 'x', 'y', '1', "it's", 'a%', '\\', `'"`), fc.string({ maxLength: 4 }))
const number = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ noNaN: true }),
  fc.constantFrom(Infinity, -Infinity),
)
const scalar: fc.Arbitrary<Literal> = fc.oneof(number, text, fc.boolean(), fc.constant(null))
const literal = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(fc.oneof(number, text), { maxLength: 2 }) },
)
const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=' as const)

const compare = fc
  .tuple(key, operator, literal)
  .filter(([k, , value]) => !(numberKey(k) && typeof value === 'string'))
  .map(([key, operator, value]): Filter => ({ kind: 'compare', key, operator, value }))

const condition: fc.Arbitrary<Filter> = fc.oneof(
  { weight: 4, arbitrary: compare },
  fc.record({ kind: fc.constant('compareKeys' as const), key, operator, other: key }),
  fc.record({
    kind: fc.constant('in' as const),
    key,
    values: fc.array(scalar, { maxLength: 3 }),
    negated: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('between' as const), key, low: scalar, high: scalar }),
  fc.tuple(key, text, fc.boolean()).map(([key, source, caseless]): Filter => {
    return { kind: 'like', key, pattern: likePattern(source, { caseless }), caseless }
  }),
  fc
    .tuple(key, fc.constantFrom('a+', '^x', 'y$', '[0-9]', "'"))
    .map(([key, source]): Filter => ({ kind: 'matches', key, pattern: regularPattern(source) })),
  fc.record({ kind: fc.constant('is' as const), key, state: fc.constantFrom('null', 'missing', 'present' as const) }),
)

/** Filters that `parse` can give. */
export const anyFilter: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    condition,
    tie('filter').map((filter): Filter => ({ kind: 'not', filter })),
    fc
      .tuple(fc.constantFrom('and', 'or' as const), fc.array(tie('filter'), { minLength: 2, maxLength: 3 }))
      .map(([kind, filters]): Filter => ({ kind, filters })),
  ),
})).filter
