import type { Run } from '../collection/run.ts'
import type { RunStore } from '../memory/run-store.ts'
import { initialSettings, type Settings } from './settings.ts'

/** Runs: some rows of a store, in an order, and the settings for what is asked of them. Verbs take one and give one. */
export interface Selection {
  readonly store: RunStore
  readonly rows: Int32Array
  readonly settings: Settings
}

/**
 * All runs of a store, for verbs.
 *
 * @example
 * const runs = select(new RunStore(sourceFromRecords(records)))
 * toList(filter(runs, key('lr').lt(0.1)), 'metrics.loss')
 */
export function select(store: RunStore, settings: Partial<Settings> = {}): Selection {
  return { store, rows: store.all, settings: { ...initialSettings, ...settings } }
}

/** The runs at these positions of a selection. */
export function pickRows(selection: Selection, positions: Int32Array): Selection {
  if (selection.rows === selection.store.all) return { ...selection, rows: positions }
  const rows = new Int32Array(positions.length)
  for (let i = 0; i < rows.length; i++) rows[i] = selection.rows[positions[i]!]!
  return { ...selection, rows }
}

/** The run at a position of a selection, as the store shows it. */
export function runOf({ store, rows, settings }: Selection, position: number): Run {
  return store.run(rows[position]!, settings)
}
