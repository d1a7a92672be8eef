import {
  type Columns,
  checkColumns,
  columnOf,
  defineFrameBackend,
  type FrameBackend,
  type FrameKind,
  type NamedColumn,
  nullMissing,
  valuesOf,
} from '../../../src/plugin.ts'

interface HeldKind extends FrameKind {
  readonly type: { columns: Columns }
}

export type Held = FrameBackend<HeldKind>
export type Parts = Parameters<typeof defineFrameBackend<HeldKind>>[0]

/** A backend that does all as it should, but for the parts given. */
export function backend(parts: Partial<Parts>): Held {
  return defineFrameBackend<HeldKind>({
    name: 'held',
    fromColumns(columns) {
      checkColumns(columns)
      return { columns: nullMissing(columns) }
    },
    toColumns: ({ columns }) => columns,
    ...parts,
  })
}

export const toColumns = (change: (columns: Columns) => Columns) =>
  backend({ toColumns: ({ columns }) => change(columns) })

/** Changes columns one by one; columns for which nothing is given are lost. */
export const columns = (change: (column: NamedColumn, all: readonly NamedColumn[]) => NamedColumn | undefined) =>
  toColumns((given) => ({
    ...given,
    columns: given.columns.flatMap((column) => change(column, given.columns) ?? []),
  }))

/** Changes values one by one, in columns to which it applies. */
export const values = (
  change: (value: any, all: readonly any[], row: number) => unknown,
  applies: (all: readonly any[]) => boolean = () => true,
) =>
  columns((column) => {
    const all = valuesOf(column)
    if (!applies(all)) return column
    const changed = all.map((value, row) => change(value, all, row))
    return changed.every((value, row) => Object.is(value, all[row]))
      ? column
      : { ...columnOf(changed), name: column.name }
  })

export const names = (change: (name: string, all: readonly string[]) => string | undefined) =>
  columns((column, all) => {
    const name = change(
      column.name,
      all.map(({ name }) => name),
    )
    return name === undefined ? undefined : { ...column, name }
  })

export const startsWithNull = (all: readonly unknown[]) =>
  all.length > 100 && all.slice(0, 100).every((value) => value === null)
export const isText = (value: unknown): value is string => typeof value === 'string'
export const isNumber = (value: unknown): value is number => typeof value === 'number'
export const isMap = (value: unknown): value is Record<string, unknown> =>
  Object.prototype.toString.call(value) === '[object Object]'
export const inText = (change: (text: string) => unknown) =>
  values(
    (value) => (isText(value) ? change(value) : value),
    (all) => all.every((other) => other === null || isText(other)),
  )
export const inLists = (change: (list: readonly any[], all: readonly any[]) => unknown) =>
  values((value, all) => (Array.isArray(value) ? change(value, all) : value))

/** A small defect, the only case that it may fail, and a backend that has it. */
export type Broken = readonly [defect: string, fails: string, backend: FrameBackend<any>]
