import type { Column, DictionaryColumn } from '../columns/column.ts'
import { int64, structs, table } from './flatbuffer-writer.ts'
import { viewsOf } from './text-views.ts'

/** Columns as the nodes and buffers of a record batch. */
export class ArrowBody {
  readonly chunks: Uint8Array[] = []
  readonly #nodes: number[] = []
  readonly #buffers: number[] = []
  readonly #variadic: number[] = []
  /** In bytes, a multiple of 8. */
  length = 0

  /** @param encoded whether a dictionary column is written as codes, or its texts as views. */
  add(column: Column, encoded: boolean): void {
    this.#nodes.push(column.length, column.nullCount)
    if (column.type === 'null') return
    this.#buffer(column.nullCount > 0 && column.validity ? column.validity : empty)
    switch (column.type) {
      case 'utf8':
        this.#buffer(column.offsets)
        this.#buffer(column.bytes)
        break
      case 'list':
        this.#buffer(column.offsets)
        this.add(column.child, encoded)
        break
      case 'dict':
        if (encoded) this.#buffer(column.codes)
        else this.#views(column)
        break
      case 'mixed':
        throw new TypeError('Mixed columns are written as text.')
      default:
        this.#buffer(column.values)
    }
  }

  /** The RecordBatch table. */
  batchPart(rows: number) {
    const variadic = this.#variadic.length > 0 ? structs(1, this.#variadic) : undefined
    return table(int64(rows), structs(2, this.#nodes), structs(2, this.#buffers), undefined, variadic)
  }

  #views(column: DictionaryColumn): void {
    const { views, bytes } = viewsOf(column)
    this.#buffer(views)
    this.#variadic.push(1)
    this.#buffer(bytes)
  }

  #buffer({ buffer, byteOffset, byteLength }: ArrayBufferView<ArrayBufferLike>): void {
    this.#buffers.push(this.length, byteLength)
    this.chunks.push(new Uint8Array(buffer, byteOffset, byteLength))
    const padding = -byteLength & 7
    if (padding > 0) this.chunks.push(zeroes.subarray(0, padding))
    this.length += byteLength + padding
  }
}

const empty = new Uint8Array(0)
const zeroes = new Uint8Array(8)
