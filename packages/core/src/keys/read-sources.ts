import { buildColumn, columnOf } from '../columns/builder.ts'
import type { Column } from '../columns/column.ts'
import { countMissing, isMissing, pushFrom } from '../columns/value.ts'
import type { Selection } from '../store/selection.ts'
import type { Source } from './sources.ts'

/** For each run, the value of the first source that has one. Asks a source only for the runs that the earlier ones lack. */
export function readSources(selection: Selection, sources: readonly Source[], raw = false): Column {
  let column: Column | undefined
  for (const source of sources) {
    if (source.facet === 'impl' && !selection.store.options.impls) continue
    if (!column) {
      column = readSource(selection, source, raw)
      continue
    }
    const open = openPositions(column)
    if (open.length === 0) break
    const rows = open.length === column.length ? selection.rows : open.map((position) => selection.rows[position]!)
    const rest = readSource({ ...selection, rows }, source, raw)
    if (hasSome(rest)) column = rows === selection.rows ? rest : merge(column, open, rest)
  }
  return column ?? columnOf(Array.from(selection.rows, () => undefined))
}

/** Whether some run has a value, null, or a value that cannot be read. */
export function hasSome(column: Column): boolean {
  return column.length > (column.faults?.size ? 0 : countMissing(column))
}

function readSource(selection: Selection, source: Source, raw: boolean): Column {
  const { store, rows, settings } = selection
  if (source.facet !== 'impl') return raw ? store.column(source, rows) : store.values(source, rows)
  return columnOf(Array.from(rows, (row) => store.options.impls?.member(store, row, settings, source.path)))
}

/** Positions whose value is missing; one that is there and cannot be read is not looked for elsewhere. */
function openPositions(column: Column): Int32Array {
  if (!column.missing) return new Int32Array()
  const open: number[] = []
  for (let i = 0; i < column.length; i++) if (isMissing(column, i) && !column.faults?.has(i)) open.push(i)
  return Int32Array.from(open)
}

function merge(column: Column, positions: Int32Array, rest: Column): Column {
  let next = 0
  return buildColumn(column.length, (builder, i) => {
    if (positions[next] === i) pushFrom(builder, rest, next++)
    else pushFrom(builder, column, i)
  })
}
