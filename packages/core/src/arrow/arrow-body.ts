import type { Column, DictionaryColumn } from '../columns/column.ts'
import { int64, structs, table } from './flatbuffer-writer.ts'
import { viewBytes, viewsOf, writeViews } from './text-views.ts'

/** Bytes at hand, or bytes that are only written where they are to be. */
export type Chunk = Uint8Array | { readonly length: number; writeTo(target: Uint8Array): void }

/** Columns as the nodes and buffers of a record batch. */
export class ArrowBody {
  readonly chunks: Chunk[] = []
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
      case 'f64':
      case 'i32':
      case 'i64':
      case 'timestamp':
      case 'bool':
        this.#buffer(column.values)
        break
      default:
        column satisfies never
    }
  }

  /** The RecordBatch table. */
  batchPart(rows: number) {
    const variadic = this.#variadic.length > 0 ? structs(1, this.#variadic) : undefined
    return table(int64(rows), structs(2, this.#nodes), structs(2, this.#buffers), undefined, variadic)
  }

  #views(column: DictionaryColumn): void {
    const texts = viewsOf(column.dictionary)
    const length = column.length * viewBytes
    this.#push({ length, writeTo: (target) => writeViews(column, texts, target) })
    this.#variadic.push(1)
    this.#buffer(texts.bytes)
  }

  #buffer({ buffer, byteOffset, byteLength }: ArrayBufferView<ArrayBufferLike>): void {
    this.#push(new Uint8Array(buffer, byteOffset, byteLength))
  }

  #push(chunk: Chunk): void {
    this.#buffers.push(this.length, chunk.length)
    this.chunks.push(chunk)
    const padding = -chunk.length & 7
    if (padding > 0) this.chunks.push(zeroes.subarray(0, padding))
    this.length += chunk.length + padding
  }
}

const empty = new Uint8Array(0)
const zeroes = new Uint8Array(8)
