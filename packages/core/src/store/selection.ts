import type { ReadStore } from './read-store.ts'
import type { Settings } from './settings.ts'

/** Runs: some rows of a store, in an order, and the settings for what is asked of them. Verbs take one and give one. */
export interface Selection {
  readonly store: ReadStore
  readonly rows: Int32Array
  readonly settings: Settings
}

/** The runs at these positions of a selection. */
export function pickRows(selection: Selection, positions: Int32Array): Selection {
  return { ...selection, rows: positions.map((position) => selection.rows[position]!) }
}
