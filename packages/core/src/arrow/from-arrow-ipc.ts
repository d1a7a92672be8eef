import type { Column, Columns } from '../columns/column.ts'
import { concatColumns } from '../columns/concat.ts'
import { BatchReader } from './batch-reader.ts'
import { header } from './format.ts'
import { readColumn } from './read-column.ts'
import { broken, readMessages } from './read-messages.ts'
import { type ReadField, readSchema } from './read-schema.ts'

/**
 * Columns of Arrow IPC data, stream or file, of whatever wrote it. What {@link toArrowIPC} wrote comes back unchanged but for
 * missing values, which are null. Numbers narrower than ours are widened, structs become maps in a mixed column, and times
 * are in milliseconds.
 *
 * @throws RunError ARGUMENT_INVALID for bytes that are cut off, compressed or something else; COLUMN_TYPE, naming the column,
 * for types that columns cannot hold (binary, decimal, duration …) and for times finer than a millisecond.
 * @example
 * const { columns } = fromArrowIPC(await readFile('runs.arrow'))
 */
export function fromArrowIPC(bytes: Uint8Array): Columns {
  try {
    return readColumns(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch (error) {
    throw error instanceof RangeError || error instanceof SyntaxError ? broken('an offset leads out of them') : error
  }
}

function readColumns(bytes: Uint8Array): Columns {
  const [first, ...messages] = readMessages(bytes)
  if (first?.kind !== header.schema) throw broken('they do not start with a schema')
  const fields = readSchema(first.header)
  const encoded = encodedFields(fields)
  const dictionaries = new Map<number, Column>()
  const batches: Column[][] = []
  let length = 0
  for (const { kind, header: content, body } of messages) {
    if (kind === header.dictionaryBatch) {
      const id = content.int64(0)
      const values = readColumn(valuesField(encoded, id), new BatchReader(content.table(1)!, body, dictionaries))
      const before = content.int8(2) !== 0 ? dictionaries.get(id) : undefined
      dictionaries.set(id, before ? concatColumns([before, values]) : values)
    } else if (kind === header.recordBatch) {
      const batch = new BatchReader(content, body, dictionaries)
      const rows = content.int64(0)
      batches.push(fields.map((field) => readColumn(field, batch, rows)))
      length += rows
    }
  }
  if (batches.length === 0) batches.push(fields.map((field) => readColumn(field, new BatchReader())))
  const columns = fields.map((field, i) => {
    return { ...concatColumns(batches.map((batch) => batch[i]!)), name: field.name }
  })
  return { length, columns }
}

function encodedFields(fields: readonly ReadField[]): Map<number, ReadField> {
  const found = fields.flatMap((field) => [
    ...(field.dictionary ? [[field.dictionary.id, field] as const] : []),
    ...encodedFields(field.children),
  ])
  return new Map(found)
}

/** The field of a dictionary's own values. */
function valuesField(encoded: ReadonlyMap<number, ReadField>, id: number): ReadField {
  const field = encoded.get(id)
  if (!field) throw broken(`no column has the dictionary ${id}`)
  return { name: field.name, type: field.type, children: field.children, metadata: field.metadata }
}
