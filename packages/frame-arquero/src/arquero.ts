import {
  type Columns,
  checkColumns,
  columnOf,
  defineFrameBackend,
  type NamedColumn,
  nullMissing,
  take,
} from '@runsheaf/core/plugin'
import { ColumnTable } from 'arquero'
import type { ArqueroKind, ArqueroTable } from './arquero-table.ts'
import { ColumnView } from './column-view.ts'
import { refuseWithoutEval } from './refuse-without-eval.ts'

/**
 * Tables of arquero, over the columns themselves: nothing is copied.
 *
 * @throws RunError CAPABILITY_MISSING where the page's Content-Security-Policy forbids what arquero needs.
 * @example
 * createSheaf({ loaders: [mlflow()], frame: arquero })
 */
export const arquero = defineFrameBackend<ArqueroKind>({
  name: 'arquero',
  fromColumns(columns) {
    refuseWithoutEval()
    checkColumns(columns)
    const views = nullMissing(columns).columns.map((column) => [column.name, new ColumnView(column)] as const)
    const names = columns.columns.map(({ name }) => name)
    return new ColumnTable(Object.fromEntries(views), names) as ArqueroTable
  },
  toColumns,
})

/** The columns of a table, as it is filtered and ordered. Groups are no part of them. */
function toColumns(table: ColumnTable): Columns {
  const all = !table.isFiltered() && !table.isOrdered()
  const rows = all ? undefined : Int32Array.from(table.indices())
  const columns = table.columnNames().map((name): NamedColumn => {
    const data = table.column(name)
    if (!(data instanceof ColumnView))
      return { ...columnOf(Array.from(table.array(name), (value) => value ?? null)), name }
    return { ...(rows ? take(data.column, rows) : data.column), name }
  })
  return { length: table.numRows(), columns }
}
