import { type Column, valueAt } from '@runsheaf/core/plugin'

/** A column as arquero reads one. Missing values are null, as arquero tells `undefined` from null in groups. */
export class ColumnView implements Iterable<unknown> {
  readonly column: Column
  readonly length: number
  readonly at: (row: number) => unknown

  constructor(column: Column) {
    this.column = column
    this.length = column.length
    this.at = reader(column)
  }

  *[Symbol.iterator](): IterableIterator<unknown> {
    for (let row = 0; row < this.length; row++) yield this.at(row)
  }
}

/** Reads values, the commonest kinds of columns straight from their buffers. */
function reader(column: Column): (row: number) => unknown {
  const plain = column.nullCount === 0
  if (plain && (column.type === 'f64' || column.type === 'i32')) {
    const { values } = column
    return (row) => values[row]
  }
  if (plain && column.type === 'dict') {
    const { codes, dictionary } = column
    return (row) => dictionary[codes[row]!]
  }
  return (row) => valueAt(column, row) ?? null
}
