import { refuseDuplicates } from '../columns/check-columns.ts'
import type { Columns, NamedColumn } from '../columns/column.ts'
import { columnNamed } from '../columns/column-named.ts'
import { columnsOfRows } from '../columns/columns-of-rows.ts'
import { concatColumns } from '../columns/concat.ts'
import { takeRows } from '../columns/take.ts'
import { RunError } from '../contract/errors.ts'
import { runOf, type Selection } from '../selection/selection.ts'
import { keptColumns } from './missing.ts'
import { type ColumnSpec, columnsOfSpecs } from './to-columns.ts'
import { unmixed } from './unmixed.ts'

/**
 * The frames that a function makes of the runs, one below the other, with columns of each run beside its rows. The type of
 * a column is that of all its values.
 *
 * @param make gives the columns of a frame, or a list of rows.
 * @throws RunError ARGUMENT_INVALID where a run's frame has other columns than the first; COLUMN_DUPLICATE, COLUMN_MIXED,
 * COLUMN_PROMISE.
 * @example
 * concat(selection, (run) => [{ epoch: 1, loss: 0.5 }], 'run_id', ['status', (run) => run.info.status])
 */
export function concat(
  selection: Selection,
  make: (run: any) => Columns | readonly object[],
  ...specs: readonly ColumnSpec[]
): Columns {
  const { runs, columns: beside } = keptColumns(selection, (runs) => columnsOfSpecs(runs, specs))
  const frames = Array.from(runs.rows, (_, i) => columnsOf(make(runOf(runs, i))))
  const owners = Int32Array.from(frames.flatMap(({ length }, i) => new Array<number>(length).fill(i)))
  const named = [...stack(runs, frames), ...takeRows(beside, owners)]
  refuseDuplicates(named.map(({ name }) => name))
  return { length: owners.length, columns: unmixed(runs, named, (row) => owners[row]!) }
}

function columnsOf(frame: Columns | readonly object[]): Columns {
  if ('columns' in frame) return frame
  return { length: frame.length, columns: columnsOfRows(frame as readonly Readonly<Record<string, unknown>>[]) }
}

function stack(selection: Selection, frames: readonly Columns[]): NamedColumn[] {
  const withColumns = frames.filter(({ columns }) => columns.length > 0)
  const names = withColumns[0]?.columns.map(({ name }) => name) ?? []
  for (const [i, { columns }] of frames.entries()) {
    const own = columns.map(({ name }) => name)
    if (own.length === 0 || (own.length === names.length && names.every((name) => own.includes(name)))) continue
    const message = `The frame of run ${runIdOf(selection, i)} has the columns ${own.join(', ')}; the first one has ${names.join(', ')}.`
    throw new RunError('ARGUMENT_INVALID', message, { found: own, expected: names })
  }
  return names.map((name) => ({ ...concatColumns(withColumns.map((frame) => columnNamed(frame, name))), name }))
}

const runIdOf = ({ store, rows }: Selection, position: number) => store.info(rows[position]!).runId
