import { ColumnTable } from '@runsheaf/core'
import { columnOf, valuesOf } from '@runsheaf/core/plugin'

/** A table in which the columns `mean` and `std` are one text column, `0.919 ± 0.026`. */
export function plusMinus(table: ColumnTable): ColumnTable {
  const means = valuesOf(table.column('mean')) as (number | null)[]
  const deviations = valuesOf(table.column('std')) as (number | null)[]
  const texts = means.map((mean, i) => `${rounded(mean)} ± ${rounded(deviations[i])}`)
  const others = table.toColumns().columns.filter(({ name }) => name !== 'mean' && name !== 'std')
  return new ColumnTable({ length: table.length, columns: [...others, { ...columnOf(texts), name: 'mean ± std' }] })
}

function rounded(value: number | null | undefined): string {
  return value?.toFixed(3) ?? '–'
}
