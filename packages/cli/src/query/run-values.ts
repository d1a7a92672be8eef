import type { Facet, Run, RunCollection } from '@runsheaf/core'
import { valueAt } from '@runsheaf/core/plugin'
import { namedKeys } from '@runsheaf/core/verbs'

/** The values of one run, by facet and path. Params are text. */
export interface RunValues {
  readonly run: Run
  /** A value; `undefined` where the run has none. */
  at(facet: Facet, path: readonly string[]): { readonly value: unknown; readonly isFloat: boolean }
  /** Each key of some facets that has a value, as `runsheaf keys` prints it. */
  entries(...facets: readonly Facet[]): (readonly [key: string, value: unknown])[]
}

/** The values of the first of some runs. */
export function runValues(runs: RunCollection): RunValues {
  const { store, rows } = runs.selection
  const at: RunValues['at'] = (facet, path) => {
    const column = store.column({ facet, path }, rows.subarray(0, 1))
    return { value: valueAt(column, 0), isFloat: column.type === 'f64' }
  }
  return {
    run: runs.at(0)!,
    at,
    entries: (...facets) =>
      namedKeys(runs.selection, ...facets)
        .map(({ key, facet, path }) => [key, at(facet, path).value] as const)
        .filter(([, value]) => value !== undefined),
  }
}
