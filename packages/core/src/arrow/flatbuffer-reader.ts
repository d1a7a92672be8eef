/** A table of a FlatBuffers message; a slot that is absent answers with its default. */
export class FlatTable {
  readonly #view: DataView
  readonly #start: number

  constructor(view: DataView, start: number) {
    this.#view = view
    this.#start = start
  }

  /** The root table of a message. */
  static root({ buffer, byteOffset, byteLength }: Uint8Array): FlatTable {
    const view = new DataView(buffer, byteOffset, byteLength)
    return new FlatTable(view, view.getUint32(0, true))
  }

  int8(slot: number, absent = 0): number {
    return this.#number(slot, absent, (position) => this.#view.getInt8(position))
  }

  int16(slot: number, absent = 0): number {
    return this.#number(slot, absent, (position) => this.#view.getInt16(position, true))
  }

  int32(slot: number, absent = 0): number {
    return this.#number(slot, absent, (position) => this.#view.getInt32(position, true))
  }

  int64(slot: number, absent = 0): number {
    return this.#number(slot, absent, (position) => Number(this.#view.getBigInt64(position, true)))
  }

  text(slot: number): string {
    const start = this.#target(slot)
    if (start === 0) return ''
    const length = this.#view.getUint32(start, true)
    return new TextDecoder().decode(new Uint8Array(this.#view.buffer, this.#view.byteOffset + start + 4, length))
  }

  table(slot: number): FlatTable | undefined {
    const start = this.#target(slot)
    return start === 0 ? undefined : new FlatTable(this.#view, start)
  }

  tables(slot: number): FlatTable[] {
    const start = this.#target(slot)
    const length = this.#lengthAt(start, 4)
    return Array.from({ length }, (_, i) => new FlatTable(this.#view, this.#follow(start + 4 + 4 * i)))
  }

  /** A vector of structs that consist of `width` 64-bit integers each. */
  structs(slot: number, width: number): number[] {
    const start = this.#target(slot)
    const length = this.#lengthAt(start, 8 * width) * width
    return Array.from({ length }, (_, i) => Number(this.#view.getBigInt64(start + 4 + 8 * i, true)))
  }

  #number(slot: number, absent: number, read: (position: number) => number): number {
    const position = this.#position(slot)
    return position === 0 ? absent : read(position)
  }

  /** Where a slot's value is; 0 is absent. */
  #position(slot: number): number {
    const vtable = this.#start - this.#view.getInt32(this.#start, true)
    if (4 + 2 * slot >= this.#view.getUint16(vtable, true)) return 0
    const offset = this.#view.getUint16(vtable + 4 + 2 * slot, true)
    return offset === 0 ? 0 : this.#start + offset
  }

  /** The length of a vector, whose items must lie within the message. @throws RangeError */
  #lengthAt(start: number, size: number): number {
    const length = start === 0 ? 0 : this.#view.getUint32(start, true)
    if (start + 4 + length * size > this.#view.byteLength && length > 0) throw new RangeError('A vector is too long.')
    return length
  }

  #target(slot: number): number {
    return this.#number(slot, 0, (position) => this.#follow(position))
  }

  #follow(position: number): number {
    return position + this.#view.getUint32(position, true)
  }
}
