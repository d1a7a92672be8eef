/** A store of runs as MLflow wrote it, and what MLflow answered to filters and order_by lists. */
export interface FilterData {
  readonly store: {
    readonly files: Readonly<Record<string, string | { readonly base64: string }>>
    readonly empty: readonly string[]
  }
  readonly cases: readonly FilterCase[]
}

export interface FilterCase {
  readonly id: string
  readonly filter: string | null
  readonly order_by?: readonly string[] | null
  readonly experiment_ids: readonly string[]
  /** `ACTIVE_ONLY` unless given. */
  readonly view?: string
  readonly max_results?: number
  readonly outcome: Outcome
}

/** The ids of the runs that were found, in order; or the class of the error. */
export type Outcome = { readonly runs: readonly string[] } | { readonly error: string }

const parts: ReadonlySet<string> = new Set([
  'id',
  'group',
  'filter',
  'order_by',
  'experiment_ids',
  'view',
  'max_results',
  'outcome',
  'sqlite',
  'versions',
])
const views: ReadonlySet<string | undefined> = new Set([undefined, 'ACTIVE_ONLY', 'DELETED_ONLY', 'ALL'])

/** What of a case is not understood; `undefined` if all is. */
export function unknownPart(testCase: FilterCase): string | undefined {
  const part = Object.keys(testCase).find((name) => !parts.has(name))
  if (part) return part
  if (!views.has(testCase.view)) return `view ${testCase.view}`
  return 'runs' in testCase.outcome || 'error' in testCase.outcome ? undefined : 'outcome'
}
