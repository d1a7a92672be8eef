import { countBits, getBit } from '../columns/bitmap.ts'
import type { Column } from '../columns/column.ts'
import type { BatchReader } from './batch-reader.ts'
import { broken } from './read-messages.ts'
import type { ReadField } from './read-schema.ts'

/** Which values of a column are null; Arrow knows none that are missing. */
export type Nulls = Pick<Column, 'length' | 'nullCount' | 'validity'>

/** Whether value `i` is not null. */
export const isPresent = ({ validity }: Nulls, i: number): boolean => !validity || getBit(validity, i)

/** The next column's length and nulls. */
export function readNulls(field: ReadField, batch: BatchReader): Nulls {
  const [length, nullCount] = batch.node()
  if (field.type.kind === 'null' && !field.dictionary) return { length, nullCount: length }
  if (nullCount > 0) {
    const validity = batch.bits(length)
    const last = (length & 7) === 0 ? 0 : validity[length >> 3]! & (0xff << (length & 7))
    if (length - countBits(validity) + countBits(Uint8Array.of(last)) !== nullCount)
      throw broken('nulls are miscounted')
    return { length, nullCount, validity }
  }
  batch.bytes()
  return { length, nullCount: 0 }
}
