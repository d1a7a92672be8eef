import type { Column, DictionaryColumn, NamedColumn } from '../columns/column.ts'
import { flag, int8, int16, int32, int64, type Part, table } from './flatbuffer-writer.ts'
import { columnTypeKey, doublePrecision, milliseconds, typeId } from './format.ts'

/** How a column is declared in Arrow's schema. */
export interface ArrowField {
  readonly column: NamedColumn
  /** The number of its dictionary, where it has one. */
  readonly dictionary?: number
  /** The column type that the text of the column stands for. */
  readonly standsFor?: 'mixed'
  /** Of times, in lists too. */
  readonly timeZone?: string | undefined
}

/** The Schema table. */
export function schemaPart(fields: readonly ArrowField[]) {
  return table(int16(0), fields.map(fieldPart))
}

function fieldPart({ column, dictionary, standsFor, timeZone }: ArrowField): Part {
  const [id, type] = typePart(column, dictionary !== undefined, timeZone)
  const encoding = dictionary === undefined ? undefined : table(int64(dictionary), intPart(32), flag(false))
  const children = column.type === 'list' ? [fieldPart({ column: { ...column.child, name: 'item' }, timeZone })] : []
  const metadata = standsFor && [table(columnTypeKey, standsFor)]
  return table(column.name, flag(true), int8(id), type, encoding, children, metadata)
}

function typePart(column: Column, encoded: boolean, timeZone?: string): [id: number, type: Part] {
  switch (column.type) {
    case 'f64':
      return [typeId.float, table(int16(doublePrecision))]
    case 'i32':
      return [typeId.int, intPart(32)]
    case 'i64':
      return [typeId.int, intPart(64)]
    case 'timestamp':
      return [typeId.timestamp, table(int16(milliseconds), timeZone)]
    case 'bool':
      return [typeId.bool, table()]
    case 'dict':
      return [encoded ? typeId.utf8 : typeId.utf8View, table()]
    case 'list':
      return [typeId.list, table()]
    case 'null':
      return [typeId.null, table()]
    case 'utf8':
    case 'mixed':
      return [typeId.utf8, table()]
  }
}

const intPart = (bits: number) => table(int32(bits), flag(true))

/** The dictionaries of fields, with their numbers. */
export function dictionariesOf(fields: readonly ArrowField[]): [id: number, values: readonly string[]][] {
  return fields.flatMap(({ column, dictionary }) =>
    dictionary === undefined ? [] : [[dictionary, (column as DictionaryColumn).dictionary]],
  )
}
