import { type Column, type Columns, isValid, type NamedColumn, RunError, valuesOf } from '@runsheaf/core/plugin'
import { cellText } from '@runsheaf/core/text'
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer'

type SchemaElement = NonNullable<Parameters<typeof parquetWriteBuffer>[0]['schema']>[number]

/**
 * Columns as a Parquet file, each with its own type: floats, integers of 32 and 64 bits, booleans, text, times in UTC to the
 * millisecond, and lists of these. Values that share no type are text, lists and maps among them as JSON. Null and missing
 * are both null.
 *
 * @throws RunError COLUMN_TYPE for text with half of a surrogate pair, which UTF-8 cannot hold.
 */
export function parquetBytes({ columns }: Columns): Uint8Array {
  const root: SchemaElement = { name: 'root', num_children: columns.length }
  const schema = [root, ...columns.flatMap((column) => elements(column, column.name))]
  return new Uint8Array(parquetWriteBuffer({ schema, columnData: columns.map(source), createdBy: 'runsheaf' }))
}

function source(column: NamedColumn): ColumnSource {
  return { name: column.name, data: values(column, column.name) }
}

/** The values of a column as the writer takes them. */
function values(column: Column, name: string): unknown[] {
  const plain = valuesOf(column)
  switch (column.type) {
    case 'i64':
    case 'timestamp':
      return plain.map((value, i) => (isValid(column, i) ? column.values[i] : value))
    case 'mixed':
      return plain.map((value) => (value === null || value === undefined ? null : wellFormed(cellText(value), name)))
    case 'utf8':
    case 'dict':
      return plain.map((value) => (typeof value === 'string' ? wellFormed(value, name) : value))
    case 'list': {
      const items = values(column.child, name)
      return plain.map((value, i) =>
        Array.isArray(value) ? items.slice(column.offsets[i], column.offsets[i + 1]) : value,
      )
    }
    default:
      return plain
  }
}

function wellFormed(text: string, key: string): string {
  if (text.isWellFormed()) return text
  throw new RunError(
    'COLUMN_TYPE',
    `The column ${key} holds text with half of a surrogate pair, which UTF-8 cannot hold.`,
    {
      key,
    },
  )
}

/** How a column is declared in a schema: lists in the three levels that the format prescribes. */
function elements(column: Column, name: string): SchemaElement[] {
  const optional = { name, repetition_type: 'OPTIONAL' } as const
  switch (column.type) {
    case 'f64':
      return [{ ...optional, type: 'DOUBLE' }]
    case 'i32':
      return [{ ...optional, type: 'INT32' }]
    case 'i64':
      return [{ ...optional, type: 'INT64' }]
    case 'bool':
      return [{ ...optional, type: 'BOOLEAN' }]
    case 'timestamp': {
      const logical_type = { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' } as const
      return [{ ...optional, type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', logical_type }]
    }
    case 'list':
      return [
        { ...optional, converted_type: 'LIST', num_children: 1 },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        ...elements(column.child, 'element'),
      ]
    default:
      return [{ ...optional, type: 'BYTE_ARRAY', converted_type: 'UTF8' }]
  }
}
