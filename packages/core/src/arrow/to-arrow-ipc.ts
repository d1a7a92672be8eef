import { checkColumns } from '../columns/check-columns.ts'
import type { Columns } from '../columns/column.ts'
import { ArrowBody, type Chunk } from './arrow-body.ts'
import { type ArrowField, dictionariesOf, schemaPart } from './arrow-field.ts'
import { flag, int8, int16, int64, type Part, structs, table, writeFlatbuffer } from './flatbuffer-writer.ts'
import { continuation, header, magic, metadataVersion } from './format.ts'
import { dictionaryColumn, prepare } from './prepare.ts'

export interface ArrowOptions {
  /** `stream` (the default), or `file`, which ends in an index and is also known as Feather. */
  readonly format?: 'stream' | 'file'
  /**
   * How texts that repeat are written: as a dictionary and codes (the default), or as `views`, plain text for the reader
   * at nearly the same cost, which fewer readers know.
   */
  readonly text?: 'dictionary' | 'views'
  /** Whether times say that they are in UTC (the default), or are `naive`, for readers that compare them with such. */
  readonly times?: 'utc' | 'naive'
  /** Gives the memory to write to, of at least so many bytes; new memory if not given. */
  readonly into?: (bytes: number) => ArrayBuffer
}

/**
 * Columns as Arrow IPC, which polars, pyarrow, pandas, DuckDB and Arrow's own libraries read. Missing values become null,
 * and a mixed column becomes text, in JSON.
 *
 * @throws RunError COLUMN_TYPE for text with half of a surrogate pair, which UTF-8 cannot hold, and for functions in a
 * mixed column; COLUMN_DUPLICATE.
 * @example
 * await writeFile('runs.arrow', toArrowIPC(runs.toColumns('seed', 'metrics.acc'), { format: 'file' }))
 */
export function toArrowIPC(columns: Columns, options: ArrowOptions = {}): Uint8Array<ArrayBuffer> {
  const { format = 'stream', text = 'dictionary', times = 'utc', into = newMemory } = options
  checkColumns(columns)
  const fields = prepare(columns, text === 'dictionary', times === 'utc' ? 'UTC' : undefined)
  const file = format === 'file'
  const output = new MessageList(file ? [fileStart] : [])
  output.message(header.schema, schemaPart(fields))
  for (const [id, values] of dictionariesOf(fields)) {
    const body = new ArrowBody()
    body.add(dictionaryColumn(values), false)
    output.message(header.dictionaryBatch, table(int64(id), body.batchPart(values.length), flag(false)), body)
  }
  const body = new ArrowBody()
  for (const { column, dictionary } of fields) body.add(column, dictionary !== undefined)
  output.message(header.recordBatch, body.batchPart(columns.length), body)
  output.end()
  if (file) output.footer(fields)
  return output.join(into)
}

const newMemory = (bytes: number) => new ArrayBuffer(bytes)

const fileStart = new TextEncoder().encode(`${magic}\0\0`)

/** Messages one after another, with where those are that a file's footer lists. */
class MessageList {
  readonly #chunks: Chunk[]
  readonly #blocks: Record<number, number[]> = { [header.dictionaryBatch]: [], [header.recordBatch]: [] }
  #length: number

  constructor(chunks: Chunk[]) {
    this.#chunks = chunks
    this.#length = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  }

  #push(...chunks: Chunk[]): void {
    for (const chunk of chunks) {
      this.#chunks.push(chunk)
      this.#length += chunk.length
    }
  }

  message(type: number, content: Part, body = new ArrowBody()): void {
    const message = writeFlatbuffer(table(int16(metadataVersion), int8(type), content, int64(body.length)))
    this.#blocks[type]?.push(this.#length, message.length + 8, body.length)
    this.#push(prefix(message.length), message, ...body.chunks)
  }

  end(): void {
    this.#push(prefix(0))
  }

  footer(fields: readonly ArrowField[]): void {
    const blocks = (type: number) => structs(3, this.#blocks[type]!)
    const footer = table(
      int16(metadataVersion),
      schemaPart(fields),
      blocks(header.dictionaryBatch),
      blocks(header.recordBatch),
    )
    const bytes = writeFlatbuffer(footer)
    this.#push(bytes, int32Bytes(bytes.length), new TextEncoder().encode(magic))
  }

  join(into: (bytes: number) => ArrayBuffer): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(into(this.#length), 0, this.#length)
    let end = 0
    for (const chunk of this.#chunks) {
      if (chunk instanceof Uint8Array) bytes.set(chunk, end)
      else chunk.writeTo(bytes.subarray(end, end + chunk.length))
      end += chunk.length
    }
    return bytes
  }
}

const prefix = (length: number) => int32Bytes(continuation, length)

const int32Bytes = (...values: number[]) => new Uint8Array(Int32Array.from(values).buffer)
