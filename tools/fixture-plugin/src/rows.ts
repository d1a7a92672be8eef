import {
  checkColumns,
  columnOf,
  defineFrameBackend,
  type FrameKind,
  nullMissing,
  valuesOf,
} from '@runsheaf/core/plugin'

/** Rows as plain objects, and the names of the columns in their order, which rows without columns would lose. */
export type Rows<Row = any> = Row[] & { readonly columns: readonly (keyof Row & string)[] }

interface RowsKind extends FrameKind {
  readonly type: Rows<this['row']>
}

/** Frames that are plain arrays of objects. */
export const rows = defineFrameBackend<RowsKind>({
  name: 'rows',
  fromColumns(columns) {
    checkColumns(columns)
    const named = nullMissing(columns).columns.map((column) => [column.name, valuesOf(column)] as const)
    const all = Array.from({ length: columns.length }, (_, row) =>
      Object.fromEntries(named.map(([name, values]) => [name, values[row]])),
    )
    return Object.assign(all, { columns: named.map(([name]) => name) })
  },
  toColumns: (frame) => ({
    length: frame.length,
    columns: frame.columns.map((name) => ({ ...columnOf(frame.map((row) => row[name])), name })),
  }),
})
