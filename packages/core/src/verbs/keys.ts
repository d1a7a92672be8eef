import type { Column, ColumnType } from '../columns/column.ts'
import { distinct } from '../columns/distinct.ts'
import { rank } from '../columns/rank.ts'
import { isMissing, valueAt } from '../columns/value.ts'
import { parseKey } from '../keys/parse-key.ts'
import type { Facet } from '../store/run-store.ts'
import type { Selection } from '../store/selection.ts'

/** What kind of values a key has; `mixed` are values that share no type, and maps. */
export type ValueKind = 'int' | 'float' | 'bool' | 'text' | 'time' | 'list' | 'mixed' | 'null'

const kinds: Readonly<Record<ColumnType, ValueKind>> = {
  i32: 'int',
  i64: 'int',
  f64: 'float',
  bool: 'bool',
  dict: 'text',
  utf8: 'text',
  timestamp: 'time',
  list: 'list',
  mixed: 'mixed',
  null: 'null',
}

/** A key that some run has, and what its values are like. */
export interface KeyInfo {
  /** As filters and frames take it: config keys bare, the rest with their prefix. */
  readonly key: string
  readonly facet: Facet
  /** The name within the facet. */
  readonly name: string
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
  /** Whether it is made of other config values (`${model.type}-${seed}`), and so varies with those. */
  readonly derived: boolean
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
  const { store, rows } = selection
  const wanted = facets.length > 0 ? facets : everyFacet
  return wanted.flatMap((facet) => {
    const derived = new Set(facet === 'cfg' ? store.store.derived?.(rows).map((path) => path.join('.')) : [])
    return facetPaths(selection, facet).flatMap((path) => {
      const column = store.values({ facet, path }, rows)
      const name = path.join('.')
      const info = describe(column)
      return info.count > 0 || facet === 'cfg'
        ? [{ key: keyText(facet, name), facet, name, derived: derived.has(name), ...info }]
        : []
    })
  })
}

/**
 * The names of {@link keys}, for which no values are read; a key that has a value in no run (`???`) is among them.
 *
 * @example
 * keyNames(selection, 'metrics') // ['metrics.loss', 'metrics.val/acc']
 */
export function keyNames(selection: Selection, ...facets: readonly Facet[]): string[] {
  const wanted = facets.length > 0 ? facets : everyFacet
  return wanted.flatMap((facet) => facetPaths(selection, facet).map((path) => keyText(facet, path.join('.'))))
}

/** The paths that some of the runs have in a facet, each once. */
function facetPaths({ store, rows }: Selection, facet: Facet): (readonly string[])[] {
  const paths = new Map<string, readonly string[]>()
  for (const names of new Set(store.names(facet, rows))) {
    for (const path of names) {
      const name = path.length === 1 ? path[0]! : path.join('.')
      if (!paths.has(name)) paths.set(name, path)
    }
  }
  return [...paths.values()]
}

/** How a key is written: a config key bare, unless that would mean something else. */
export function keyText(facet: Facet, name: string): string {
  return facet === 'cfg' && parseKey(name).facet === undefined ? name : `${facet}.${name}`
}

function describe(column: Column): Pick<KeyInfo, 'kind' | 'count' | 'nulls' | 'distinct' | 'range'> {
  let count = column.length
  if (column.missing) for (let i = 0; i < column.length; i++) if (isMissing(column, i)) count--
  const nulls = column.nullCount - (column.length - count)
  const values = distinct(column).firsts.length - (count < column.length ? 1 : 0)
  const range = rangeOf(column)
  return { kind: kinds[column.type], count, nulls, distinct: values, ...(range && { range }) }
}

function rangeOf(column: Column): readonly [unknown, unknown] | undefined {
  if (column.type === 'mixed' || column.type === 'list' || column.type === 'null') return undefined
  const { places, values } = rank(column)
  let min = -1
  let max = -1
  for (let i = 0; i < column.length; i++) {
    if (places[i] !== 0) continue
    if (min < 0 || values[i]! < values[min]!) min = i
    if (max < 0 || values[i]! > values[max]!) max = i
  }
  return min < 0 ? undefined : [valueAt(column, min), valueAt(column, max)]
}
