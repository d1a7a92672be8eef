import type { Column } from '../columns/column.ts'
import { RunError } from '../contract/errors.ts'
import type { FlatTable } from './flatbuffer-reader.ts'
import { broken } from './read-messages.ts'

interface NumberArray<T> {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): T
}

/**
 * Hands out the nodes and buffers of a record batch, one after another. A stream may hold no batch at all: then columns are
 * without rows, of the types that the schema says.
 */
export class BatchReader {
  readonly #isThere: boolean
  readonly #nodes: readonly number[]
  readonly #buffers: readonly number[]
  readonly #variadic: readonly number[]
  readonly #body: Uint8Array
  readonly #dictionaries: ReadonlyMap<number, Column>
  #node = 0
  #buffer = 0
  #view = 0

  constructor(
    batch?: FlatTable,
    body: Uint8Array = new Uint8Array(),
    dictionaries: ReadonlyMap<number, Column> = new Map(),
  ) {
    if (batch?.table(3)) {
      const message = 'The Arrow data is compressed, which is not read. Write it without compression.'
      throw new RunError('ARGUMENT_INVALID', message)
    }
    this.#isThere = batch !== undefined
    this.#nodes = batch?.structs(1, 2) ?? []
    this.#buffers = batch?.structs(2, 2) ?? []
    this.#variadic = batch?.structs(4, 1) ?? []
    this.#body = body
    this.#dictionaries = dictionaries
  }

  /** Length and number of nulls of the next column. */
  node(): [length: number, nullCount: number] {
    if (!this.#isThere) return [0, 0]
    const at = this.#node++ * 2
    if (at + 2 > this.#nodes.length) throw broken('a record batch has too few columns')
    const [length, nullCount] = [this.#nodes[at]!, this.#nodes[at + 1]!]
    if (length < 0 || length > 0x7fffffff || nullCount > length) throw broken('a column has an impossible length')
    return [length, nullCount]
  }

  /** The next buffer. */
  bytes(): Uint8Array {
    if (!this.#isThere) return this.#body
    const at = this.#buffer++ * 2
    const [start, length] = [this.#buffers[at], this.#buffers[at + 1]]
    if (start === undefined || length === undefined) throw broken('a record batch has too few buffers')
    if (start + length > this.#body.length) throw broken('a buffer lies outside of its record batch')
    return this.#body.subarray(start, start + length)
  }

  /** The next buffer as numbers: copied only if it does not lie on a multiple of their size. */
  numbers<T>(kind: NumberArray<T>, length: number): T {
    const bytes = this.bytes()
    const size = length * kind.BYTES_PER_ELEMENT
    if (bytes.length < size) throw broken('a buffer is shorter than its column')
    const { buffer, byteOffset } = byteAligned(bytes, kind.BYTES_PER_ELEMENT)
    return new kind(buffer, byteOffset, length)
  }

  /** The next buffer as `length` bits. */
  bits(length: number): Uint8Array {
    const bytes = this.bytes()
    const size = (length + 7) >> 3
    if (bytes.length < size) throw broken('a buffer is shorter than its column')
    return bytes.subarray(0, size)
  }

  /** How many buffers of text the next column of views has. */
  variadic(): number {
    return this.#variadic[this.#view++] ?? 0
  }

  dictionary(id: number, name: string): Column {
    const values = this.#isThere ? this.#dictionaries.get(id) : noTexts
    if (!values) throw broken(`the dictionary of the column ${name} is missing`)
    return values
  }
}

const noTexts: Column = { type: 'dict', length: 0, nullCount: 0, codes: new Int32Array(), dictionary: [] }

function byteAligned(bytes: Uint8Array, size: number): Uint8Array {
  return bytes.byteOffset % size === 0 ? bytes : bytes.slice()
}
