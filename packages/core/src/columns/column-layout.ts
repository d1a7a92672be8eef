import { getBit } from './bitmap.ts'
import type { Column, Columns } from './column.ts'

/** What is wrong with columns by the rules of their layout; `undefined` if nothing is. */
export function layoutFault({ length, columns }: Columns): string | undefined {
  for (const column of columns) {
    const fault = typeof column.name === 'string' ? columnFault(column, length) : 'its name is no text'
    if (fault !== undefined) return `${column.name}: ${fault}`
  }
  return undefined
}

/** What is wrong with a column by the rules of its layout, and with its length; `undefined` if nothing is. */
export function columnFault(column: Column, wanted = column.length): string | undefined {
  if (column.length !== wanted) return `it has ${column.length} values in a frame of ${wanted}`
  return nullFault(column) ?? valueFault(column)
}

function nullFault({ type, length, nullCount, validity }: Column): string | undefined {
  if (type === 'null') return nullCount === length ? undefined : `it is null, with a nullCount of ${nullCount}`
  if (!validity) return nullCount === 0 ? undefined : `it has a nullCount of ${nullCount}, and no validity`
  if (validity.length < (length + 7) >> 3) return 'its validity is too short'
  let nulls = 0
  for (let i = 0; i < length; i++) if (!getBit(validity, i)) nulls++
  return nulls === nullCount ? undefined : `its validity has ${nulls} nulls, its nullCount is ${nullCount}`
}

function valueFault(column: Column): string | undefined {
  const { length } = column
  switch (column.type) {
    case 'null':
      return undefined
    case 'bool':
      return column.values.length >= (length + 7) >> 3 ? undefined : 'its values are too short'
    case 'dict': {
      const { codes, dictionary } = column
      if (new Set(dictionary).size !== dictionary.length) return 'its dictionary has a text twice'
      return codes.length === length ? undefined : 'its codes are not as many as its values'
    }
    case 'utf8':
      return offsetFault(column.offsets, length, column.bytes.length)
    case 'list':
      return offsetFault(column.offsets, length, column.child.length) ?? columnFault(column.child)
    default:
      return column.values.length === length
        ? undefined
        : `it has ${column.values.length} values, and a length of ${length}`
  }
}

function offsetFault(offsets: Int32Array, length: number, end: number): string | undefined {
  if (offsets.length !== length + 1) return 'its offsets are not one more than its values'
  for (let i = 0; i < length; i++) if (offsets[i]! > offsets[i + 1]!) return 'its offsets do not rise'
  return offsets[length]! <= end ? undefined : 'its offsets lead past its end'
}
