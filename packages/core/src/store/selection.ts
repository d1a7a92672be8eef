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
  if (selection.rows === selection.store.all) return { ...selection, rows: positions }
  const rows = new Int32Array(positions.length)
  for (let i = 0; i < rows.length; i++) rows[i] = selection.rows[positions[i]!]!
  return { ...selection, rows }
}
