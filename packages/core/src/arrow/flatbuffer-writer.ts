/**
 * A part of a FlatBuffers message (https://flatbuffers.dev/internals): a number in a table, a table (one entry for each
 * slot), text, a vector of parts, or a vector of structs that consist of 64-bit integers.
 */
export type Part = Scalar | Table | Structs | string | readonly Part[]

interface Scalar {
  readonly size: 1 | 2 | 4 | 8
  readonly value: number
}

export interface Table {
  readonly slots: readonly (Part | undefined)[]
}

interface Structs {
  /** How many 64-bit integers make one struct. */
  readonly width: number
  readonly integers: readonly number[]
}

export const int8 = (value: number): Scalar => ({ size: 1, value })
export const int16 = (value: number): Scalar => ({ size: 2, value })
export const int32 = (value: number): Scalar => ({ size: 4, value })
export const int64 = (value: number): Scalar => ({ size: 8, value })
export const flag = (value: boolean): Scalar => int8(value ? 1 : 0)
export const table = (...slots: (Part | undefined)[]): Table => ({ slots })
export const structs = (width: number, integers: readonly number[]): Structs => ({ width, integers })

/** The bytes of a message whose root is a table; their number is a multiple of 8. */
export function writeFlatbuffer(root: Table): Uint8Array {
  const output = new Output()
  output.skip(4)
  output.point(0, writeTable(output, root))
  output.align(8)
  return output.bytes()
}

/** Parents come before their children, as an offset counts forward. Answers with the position. */
function writePart(output: Output, part: Exclude<Part, Scalar>): number {
  if (typeof part === 'string') return writeText(output, part)
  if ('slots' in part) return writeTable(output, part)
  return 'width' in part ? writeStructs(output, part) : writeVector(output, part)
}

function writeTable(output: Output, { slots }: Table): number {
  const vtableSize = 4 + 2 * slots.length
  output.align(8, vtableSize)
  const vtable = output.skip(vtableSize)
  const start = output.skip(4)
  const positions = slots.map((slot) => {
    if (slot === undefined) return 0
    const size = isScalar(slot) ? slot.size : 4
    output.align(size)
    const position = output.skip(size)
    if (isScalar(slot)) output.number(position, slot)
    return position
  })
  output.number(vtable, int16(vtableSize))
  output.number(vtable + 2, int16(output.length - start))
  for (const [i, position] of positions.entries())
    output.number(vtable + 4 + 2 * i, int16(position === 0 ? 0 : position - start))
  output.number(start, int32(start - vtable))
  for (const [i, slot] of slots.entries())
    if (slot !== undefined && !isScalar(slot)) output.point(positions[i]!, writePart(output, slot))
  return start
}

function writeVector(output: Output, parts: readonly Part[]): number {
  output.align(4)
  const start = output.skip(4 + 4 * parts.length)
  output.number(start, int32(parts.length))
  for (const [i, part] of parts.entries()) if (!isScalar(part)) output.point(start + 4 + 4 * i, writePart(output, part))
  return start
}

function writeStructs(output: Output, { width, integers }: Structs): number {
  output.align(8, 4)
  const start = output.skip(4 + 8 * integers.length)
  output.number(start, int32(integers.length / width))
  for (const [i, value] of integers.entries()) output.number(start + 4 + 8 * i, int64(value))
  return start
}

function writeText(output: Output, text: string): number {
  const bytes = new TextEncoder().encode(text)
  output.align(4)
  const start = output.skip(4 + bytes.length + 1)
  output.number(start, int32(bytes.length))
  output.copy(start + 4, bytes)
  return start
}

function isScalar(part: Part): part is Scalar {
  return typeof part === 'object' && 'size' in part
}

/** Bytes that grow. */
class Output {
  #bytes = new Uint8Array(1024)
  #view = new DataView(this.#bytes.buffer)
  length = 0

  /** Reserves zeroes, and answers with their position. */
  skip(count: number): number {
    const start = this.length
    this.length += count
    if (this.length > this.#bytes.length) {
      const larger = new Uint8Array(this.length * 2)
      larger.set(this.#bytes)
      this.#bytes = larger
      this.#view = new DataView(larger.buffer)
    }
    return start
  }

  /** Skips so that what lies `ahead` bytes further starts at a multiple of `size`. */
  align(size: number, ahead = 0): void {
    this.skip((size - ((this.length + ahead) % size)) % size)
  }

  number(position: number, { size, value }: Scalar): void {
    if (size === 1) this.#view.setInt8(position, value)
    else if (size === 2) this.#view.setInt16(position, value, true)
    else if (size === 4) this.#view.setInt32(position, value, true)
    else this.#view.setBigInt64(position, BigInt(value), true)
  }

  /** Writes the offset from a position to a target further on. */
  point(position: number, target: number): void {
    this.number(position, int32(target - position))
  }

  copy(position: number, bytes: Uint8Array): void {
    this.#bytes.set(bytes, position)
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.length)
  }
}
