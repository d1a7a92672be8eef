import type { Columns, NamedColumn } from '../columns/column.ts'
import { columnNamed } from '../columns/column-named.ts'
import { take } from '../columns/take.ts'
import type { HistoryOptions } from '../contract/run-source.ts'
import { infoColumn } from '../keys/info-column.ts'
import type { Selection } from '../selection/selection.ts'
import { keptColumns } from './missing.ts'
import { type ColumnSpec, columnsOfSpecs } from './to-columns.ts'
import { unmixed } from './unmixed.ts'

export interface HistoryColumnsOptions extends HistoryOptions {
  /** Keys of the run to repeat beside each point. */
  readonly keys?: readonly ColumnSpec[]
}

/**
 * Every point that was logged of a metric, run after run: `run_id`, `step`, `timestamp`, `value`, then the keys. Of several
 * metrics, with a column `metric`.
 *
 * @throws RunError CAPABILITY_MISSING where the store keeps no histories.
 * @example
 * await history(selection, 'val_loss', { keys: ['model.type', 'seed'], steps: [0, 99] })
 */
export async function history(
  selection: Selection,
  metrics: string | readonly string[],
  { keys = [], ...options }: HistoryColumnsOptions = {},
): Promise<Columns> {
  const { runs, columns: beside } = keptColumns(selection, (runs) => columnsOfSpecs(runs, keys))
  const { store, rows } = runs
  const several = typeof metrics !== 'string'
  const points = await store.histories(several ? metrics : [metrics], rows, options)
  const run = columnNamed(points, 'run')
  const owners = run.type === 'i32' ? run.values : new Int32Array(points.length)
  const ids = infoColumn('run_id', rows, (row) => store.info(row))
  const repeat = (column: NamedColumn): NamedColumn => ({ ...take(column, owners), name: column.name })
  const kept = several ? ['metric', 'step', 'timestamp', 'value'] : ['step', 'timestamp', 'value']
  return {
    length: points.length,
    columns: [
      repeat({ ...ids, name: 'run_id' }),
      ...kept.map((name) => columnNamed(points, name)),
      ...unmixed(runs, beside.map(repeat), (row) => owners[row]!),
    ],
  }
}
