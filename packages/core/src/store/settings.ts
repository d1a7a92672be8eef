/** How verbs treat what is not there. */
export interface Settings {
  /**
   * What becomes of a run that lacks a key and has no default: `error` throws KEY_MISSING, `null` makes it null, `skip` leaves
   * the run out of lists, frames and groups. Unset: `get` and `toList` throw, frames give null, `sort` puts it last, and
   * `groupBy` makes a group for it.
   */
  readonly missing?: 'error' | 'null' | 'skip' | undefined
  /** What `toFrame` does with values that share no type: throw COLUMN_MIXED, write text, or give null for the rarer types. */
  readonly mixed: 'error' | 'string' | 'null' | 'split'
  /** Whether aggregates leave NaN out, or answer NaN. */
  readonly nan: 'skip' | 'propagate'
  /** Values for keys that a run lacks, each a value or a function of the run. */
  readonly defaults: Readonly<Record<string, unknown>>
}

/** What holds where nothing else is said. */
export const initialSettings: Settings = { mixed: 'error', nan: 'skip', defaults: {} }
