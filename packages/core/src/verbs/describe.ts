import { numberColumn } from '../aggregate/number-column.ts'
import { numbersOf } from '../aggregate/numbers.ts'
import { meanOf, quantileOf, stdOf } from '../aggregate/statistics.ts'
import { columnOf } from '../columns/builder.ts'
import type { Columns, NamedColumn } from '../columns/column.ts'
import { isNumeric } from '../columns/value-kind.ts'
import type { Selection } from '../selection/selection.ts'
import { groupBy } from './group-by.ts'
import { keys as keysOf } from './keys.ts'

const statistics = {
  mean: meanOf,
  std: stdOf,
  min: quantileOf(0),
  p25: quantileOf(0.25),
  median: quantileOf(0.5),
  p75: quantileOf(0.75),
  max: quantileOf(1),
}

/**
 * Numbers in short, one row for each key: how many there are, mean, sample standard deviation, least, quartiles, greatest.
 *
 * @param keys by default every key of the config whose values are numbers, and every metric.
 * @throws RunError COLUMN_TYPE where a key holds something other than numbers.
 * @example
 * describe(selection, 'metrics.acc', 'learning_rate')
 */
export function describe(selection: Selection, ...keys: readonly string[]): Columns {
  const numeric = () => keysOf(selection, 'cfg', 'metrics').filter(({ kind }) => isNumeric(kind))
  const names = keys.length > 0 ? keys : numeric().map(({ key }) => key)
  const all = groupBy(selection, [])
  const numbers = names.map((name) => numbersOf(all, name).values)
  const columns = Object.entries(statistics).map(([name, statistic]): NamedColumn => {
    return { ...numberColumn(numbers.length, (i) => statistic(numbers[i]!)), name }
  })
  const head: NamedColumn[] = [
    { ...columnOf(names), name: 'key' },
    { ...columnOf(numbers.map(({ length }) => length)), name: 'count' },
  ]
  return { length: names.length, columns: [...head, ...columns] }
}
