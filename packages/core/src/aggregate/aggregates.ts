import { buildColumn } from '../columns/builder.ts'
import type { Column } from '../columns/column.ts'
import { distinct } from '../columns/distinct.ts'
import { groupCount, rowsIn } from '../columns/groups.ts'
import { rank, tier } from '../columns/rank.ts'
import { take } from '../columns/take.ts'
import { isMissing, isValid, valueAt } from '../columns/value.ts'
import { type Aggregation, aggregation, type Grouped } from './aggregation.ts'
import { numberColumn } from './number-column.ts'
import { numbersOf } from './numbers.ts'
import { bootstrapOf, ci95Of, quantileOf, type Statistic, semOf, stdOf } from './statistics.ts'
import { sumsOf } from './sums.ts'

/** The number of runs. @example runs.groupBy('model.type').agg({ runs: count() }) */
export function count(): Aggregation<never, number> {
  return aggregation((grouped) => {
    const { starts } = grouped
    return numberColumn(groupCount(grouped), (g) => starts[g + 1]! - starts[g]!, true)
  })
}

/** An aggregation of one key, whose values are of type `T`. */
const ofKey =
  <T>(aggregate: (grouped: Grouped, key: string) => Column) =>
  <const K extends string>(key: K): Aggregation<K, T> =>
    aggregation((grouped) => aggregate(grouped, key))

/** A statistic of the numbers of a key. */
const statistic = (reduce: Statistic) =>
  ofKey<number | null>((grouped, key) => {
    const { starts, values } = numbersOf(grouped, key)
    return numberColumn(groupCount(grouped), (group) => reduce(values.subarray(starts[group], starts[group + 1])))
  })

/** The number of values that the other aggregates use: neither null nor missing nor (unless it propagates) NaN. */
export const n = ofKey<number>((grouped, key) => {
  const { counts } = sumsOf(grouped, key)
  return numberColumn(counts.length, (group) => counts[group], true)
})

/** The arithmetic mean; null without a value. @example runs.groupBy('lr').agg({ acc: mean('metrics.acc') }) */
export const mean = ofKey<number | null>((grouped, key) => {
  const { sums, counts } = sumsOf(grouped, key)
  return numberColumn(sums.length, (group) => (counts[group]! > 0 ? sums[group]! / counts[group]! : undefined))
})

/** The sample standard deviation (n − 1); null with fewer than two values. */
export const std = statistic(stdOf)

/** The standard error of the mean, std / √n; null with fewer than two values. */
export const sem = statistic(semOf)

/**
 * Half the width of the 95 % confidence interval of the mean; null with fewer than two values. By Student's t, or, with
 * `bootstrap`, from so many samples drawn with replacement: half of what lies between their 2.5 and 97.5 percentiles.
 *
 * @param options.seed makes the samples the same every time.
 * @example
 * runs.groupBy('lr').agg({ acc: mean('metrics.acc'), ci: ci95('metrics.acc', { bootstrap: 2000, seed: 1 }) })
 */
export function ci95<const K extends string>(
  key: K,
  { bootstrap, seed }: { readonly bootstrap?: number; readonly seed?: number } = {},
): Aggregation<K, number | null> {
  return statistic(bootstrap === undefined ? ci95Of : bootstrapOf(bootstrap, seed))(key)
}

/** The middle value, or the mean of the two middle ones; null without a value. */
export const median = statistic(quantileOf(0.5))

/** The value below which a part (0 … 1) of the values lies, interpolated between neighbours; null without a value. */
export function quantile<const K extends string>(key: K, part: number): Aggregation<K, number | null> {
  return statistic(quantileOf(part))(key)
}

/** The sum; 0 without a value, an integer if all values are. */
export const sum = ofKey<number>((grouped, key) => {
  const { sums, integral } = sumsOf(grouped, key)
  return numberColumn(sums.length, (group) => sums[group], integral)
})

/** The smallest value, of its own type; null without one. */
export const min = ofKey<any>((grouped, key) => extreme(grouped, key, key, -1))

/** The greatest value, of its own type; null without one. */
export const max = ofKey<any>((grouped, key) => extreme(grouped, key, key, 1))

/** The value of one key in the run where another is greatest. @example agg({ best: argmax('run_id', 'metrics.acc') }) */
export function argmax<const K extends string, const B extends string>(of: K, by: B): Aggregation<K | B, any> {
  return aggregation((grouped) => extreme(grouped, of, by, 1))
}

/** The value of one key in the run where another is smallest. @example agg({ best: argmin('run_id', 'metrics.loss') }) */
export function argmin<const K extends string, const B extends string>(of: K, by: B): Aggregation<K | B, any> {
  return aggregation((grouped) => extreme(grouped, of, by, -1))
}

/** The value of the group's first run that has one. */
export const first = ofKey<any>((grouped, key) =>
  choose(grouped, key, (column, rows) => rows.find((row) => isValid(column, row))),
)

/** The value of the group's last run that has one. */
export const last = ofKey<any>((grouped, key) =>
  choose(grouped, key, (column, rows) => rows.findLast((row) => isValid(column, row))),
)

/** The most frequent value, the first of them on a tie; null without one. */
export const mode = ofKey<any>((grouped, key) => {
  const { codes, firsts } = distinct(grouped.column(key))
  const counts = new Int32Array(firsts.length)
  return choose(grouped, key, (column, rows) => {
    const valid = rows.filter((row) => isValid(column, row))
    for (const row of valid) counts[codes[row]!]!++
    const best = valid.reduce((a, b) => (counts[codes[b]!]! > counts[codes[a]!]! ? b : a), valid[0] ?? -1)
    for (const row of valid) counts[codes[row]!] = 0
    return best
  })
})

/** All values as a list, in the order of the runs; null stays, missing is left out. */
export const list = ofKey<any[]>((grouped, key) => lists(grouped, key, (_, rows) => rows))

/** The distinct values as a list, in order of appearance; null and missing are left out. */
export const unique = ofKey<any[]>((grouped, key) => {
  const { codes, firsts } = distinct(grouped.column(key))
  /** The group in which each value was seen last. */
  const seen = new Int32Array(firsts.length).fill(-1)
  return lists(grouped, key, (column, rows, group) =>
    rows.filter((row) => {
      if (!isValid(column, row) || seen[codes[row]!] === group) return false
      seen[codes[row]!] = group
      return true
    }),
  )
})

/** The value of one key in the row where another is greatest (sign 1) or smallest (-1). */
function extreme(grouped: Grouped, of: string, by: string, sign: 1 | -1): Column {
  const { tiers, values } = rank(grouped.column(by))
  const propagate = grouped.nan === 'propagate'
  return choose(grouped, of, (_, rows) => {
    let best: number | undefined
    for (const row of rows) {
      if (tiers[row] === tier.nan && propagate) return row
      if (tiers[row] === tier.value && (best === undefined || (values[row]! - values[best]!) * sign > 0)) best = row
    }
    return best
  })
}

/** For each group, a key's value in the row that is chosen; null where none is. */
function choose(
  grouped: Grouped,
  key: string,
  rowOf: (column: Column, rows: Int32Array) => number | undefined,
): Column {
  const column = grouped.column(key)
  const length = groupCount(grouped)
  return take(
    column,
    Int32Array.from({ length }, (_, group) => rowOf(column, rowsIn(grouped, group)) ?? -1),
  )
}

/** For each group, a list of a key's values in some of its rows. */
function lists(
  grouped: Grouped,
  key: string,
  rowsOf: (column: Column, rows: Int32Array, group: number) => Int32Array,
): Column {
  const column = grouped.column(key)
  return buildColumn(groupCount(grouped), (builder, group) => {
    const present = rowsOf(column, rowsIn(grouped, group), group).filter((row) => !isMissing(column, row))
    builder.object(Array.from(present, (row) => valueAt(column, row)))
  })
}
