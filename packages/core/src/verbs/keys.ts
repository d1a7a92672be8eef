import type { Column } from '../columns/column.ts'
import { distinct } from '../columns/distinct.ts'
import { rank, tier } from '../columns/rank.ts'
import { countMissing, valueAt } from '../columns/value.ts'
import { kindOf, type ValueKind } from '../columns/value-kind.ts'
import type { Facet } from '../contract/facets.ts'
import { printKey } from '../keys/print-key.ts'
import { pathsOf } from '../memory/paths-of.ts'
import type { RunStore } from '../memory/run-store.ts'
import type { Selection } from '../selection/selection.ts'

/** A key that some run has. */
export interface NamedKey {
  /** As filters and frames take it: config keys bare, the rest with their prefix; odd names in backticks. */
  readonly key: string
  readonly facet: Facet
  /** The names that lead to it in the facet. */
  readonly path: readonly string[]
  /** The name within the facet, for people: two paths may have the same. */
  readonly name: string
  /** Whether it is made of other config values (`${model.type}-${seed}`), and so varies with those. */
  readonly derived: boolean
}

/** A key that some run has, and what its values are like. */
export interface KeyInfo extends NamedKey {
  /** The join over the values of all runs. */
  readonly kind: ValueKind
  /** How many runs have it, null being a value. */
  readonly count: number
  /** In how many runs it is null. */
  readonly nulls: number
  /** How many different values it has, null and NaN each being one. */
  readonly distinct: number
  /** The smallest and the greatest value, where values have an order. */
  readonly range?: readonly [min: unknown, max: unknown]
}

const everyFacet: readonly Facet[] = ['cfg', 'params', 'metrics', 'tags', 'info']

/**
 * Every key that some run has, in the order in which the runs name them; the values of each are read.
 *
 * @param facets where to look: config, params, metrics, tags and info by default.
 * @example
 * keys(selection, 'cfg') // [{ key: 'model.type', kind: 'text', count: 9, distinct: 2, range: ['lstm', 'transformer'], … }]
 */
export function keys(selection: Selection, ...facets: readonly Facet[]): KeyInfo[] {
  return namedKeys(selection, ...facets).flatMap((named) => {
    const info = describe(valuesAt(selection, named))
    return info.count > 0 || named.facet === 'cfg' ? [{ ...named, ...info }] : []
  })
}

/**
 * The keys of {@link keys}, of which no values are read; one that has a value in no run (`???`) is among them.
 *
 * @example
 * namedKeys(selection, 'cfg').filter(({ derived }) => !derived)
 */
export function namedKeys({ store, rows }: Selection, ...facets: readonly Facet[]): NamedKey[] {
  const wanted = facets.length > 0 ? facets : everyFacet
  return wanted.flatMap((facet) => {
    const paths = pathsOf(store, facet, rows)
    const isDerived = facet === 'cfg' ? derivedTest(store, rows) : () => false
    return paths.map((path) => {
      return { key: printKey({ facet, path }), facet, path, name: path.join('.'), derived: isDerived(path) }
    })
  })
}

/** Tells of a path of the config whether it is made of other values in every run that has it. */
function derivedTest(store: RunStore, rows: Int32Array): (path: readonly string[]) => boolean {
  const own = new Set<string>()
  const made = new Set<string>()
  const derived = store.derived(rows)
  for (const [names, some] of new Map(store.names('cfg', rows).map((names, i) => [names, derived[i]!]))) {
    const madeHere = new Set(some.map((path) => JSON.stringify(path)))
    for (const path of names) (madeHere.has(JSON.stringify(path)) ? made : own).add(JSON.stringify(path))
  }
  return (path) => made.has(JSON.stringify(path)) && !own.has(JSON.stringify(path))
}

/**
 * The texts of {@link namedKeys}.
 *
 * @example
 * keyNames(selection, 'metrics') // ['metrics.loss', 'metrics.val/acc']
 */
export function keyNames(selection: Selection, ...facets: readonly Facet[]): string[] {
  return namedKeys(selection, ...facets).map(({ key }) => key)
}

/** The values of a key, as the runs have them: without the settings' defaults. */
export function valuesAt({ store, rows }: Selection, { facet, path }: NamedKey): Column {
  return store.values({ facet, path }, rows)
}

function describe(column: Column): Omit<KeyInfo, keyof NamedKey> {
  const count = column.length - countMissing(column)
  const nulls = column.nullCount - (column.length - count)
  const values = distinct(column).firsts.length - (count < column.length ? 1 : 0)
  const range = rangeOf(column)
  return { kind: kindOf(column), count, nulls, distinct: values, ...(range && { range }) }
}

function rangeOf(column: Column): readonly [unknown, unknown] | undefined {
  if (column.type === 'mixed' || column.type === 'list' || column.type === 'null') return undefined
  const { tiers, values } = rank(column)
  let min = -1
  let max = -1
  for (let i = 0; i < column.length; i++) {
    if (tiers[i] !== tier.value) continue
    if (min < 0 || values[i]! < values[min]!) min = i
    if (max < 0 || values[i]! > values[max]!) max = i
  }
  return min < 0 ? undefined : [valueAt(column, min), valueAt(column, max)]
}
