import { ColumnBuilder } from './builder.ts'
import type { Column, Float64Column, Int32Column } from './column.ts'
import { pushFrom } from './value.ts'

/**
 * The columns one after another, of the type that holds all their values.
 *
 * @example
 * concatColumns([columnOf([1]), columnOf([0.5])]) // f64: 1, 0.5
 */
export function concatColumns(columns: readonly Column[]): Column {
  const [first] = columns
  if (first && columns.length === 1) return first
  const numbers = concatNumbers(columns)
  if (numbers) return numbers
  const builder = new ColumnBuilder()
  for (const column of columns) for (let i = 0; i < column.length; i++) pushFrom(builder, column, i)
  return builder.finish()
}

/** The common case, without a look at each value. */
function concatNumbers(columns: readonly Column[]): Column | undefined {
  const length = columns.reduce((sum, column) => sum + column.length, 0)
  const plain = (type: string) =>
    columns.every((c) => c.type === type && c.nullCount === 0 && !('integers' in c && c.integers))
  if (length > 0 && plain('f64'))
    return { type: 'f64', length, nullCount: 0, values: join(columns as Float64Column[], new Float64Array(length)) }
  if (length > 0 && plain('i32'))
    return { type: 'i32', length, nullCount: 0, values: join(columns as Int32Column[], new Int32Array(length)) }
  return undefined
}

function join<T extends Float64Array | Int32Array>(columns: readonly { values: T }[], target: T): T {
  let offset = 0
  for (const { values } of columns) {
    target.set(values, offset)
    offset += values.length
  }
  return target
}
