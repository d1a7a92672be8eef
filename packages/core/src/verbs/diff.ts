import type { Run } from '../collection/run.ts'
import { concatColumns } from '../columns/concat.ts'
import { distinct } from '../columns/distinct.ts'
import { isMissing, valueAt } from '../columns/value.ts'
import type { Facet } from '../contract/facets.ts'
import type { FacetKey } from '../contract/run-source.ts'
import { printKey } from '../keys/print-key.ts'
import { distinctPaths } from '../memory/paths-of.ts'
import type { RunStore } from '../memory/run-store.ts'

/** A key in which runs differ. */
export interface Difference {
  /** As filters and frames take it: config keys bare, the rest with their prefix. */
  readonly key: string
  readonly facet: Facet
  /** The value of each run: `undefined` where it lacks the key, which is not the same as `null`. */
  readonly values: readonly unknown[]
}

/** What runs differ in, and in how many keys they do not. */
export interface RunDiff {
  readonly differences: readonly Difference[]
  readonly equal: number
}

const comparedFacets: readonly Facet[] = ['cfg', 'params', 'metrics']

/**
 * Compares runs, of one store or of several, key by key.
 *
 * @param facets what to compare: configs, params and metrics by default.
 * @example
 * diff([runs.at(0), runs.at(1)]).differences // [{ key: 'seed', facet: 'cfg', values: [1, 2] }, …]
 */
export function diff(runs: Iterable<Run>, ...facets: readonly Facet[]): RunDiff {
  const all = [...runs]
  const differences: Difference[] = []
  let equal = 0
  for (const facet of facets.length > 0 ? facets : comparedFacets) {
    const paths = distinctPaths(all.map((run) => namesOf(run, facet)))
    for (const path of paths) {
      const values = compare(all, { facet, path })
      if (values) differences.push({ key: printKey({ facet, path }), facet, values })
      else equal++
    }
  }
  return { differences, equal }
}

function namesOf(run: Run, facet: Facet): readonly (readonly string[])[] {
  const [store, rows] = rowOf(run)
  return store.names(facet, rows)[0]!
}

/** The runs' values of a key, unless they are all the same. */
function compare(runs: readonly Run[], key: FacetKey): unknown[] | undefined {
  const column = concatColumns(runs.map(rowOf).map(([store, rows]) => store.values(key, rows)))
  if (distinct(column).firsts.length <= 1) return undefined
  return runs.map((_, i) => (isMissing(column, i) ? undefined : valueAt(column, i)))
}

function rowOf(run: Run): [RunStore, Int32Array] {
  const { store, row } = run['~row']
  return [store, Int32Array.of(row)]
}
