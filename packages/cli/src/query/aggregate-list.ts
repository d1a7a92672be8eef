import {
  type Aggregation,
  argmax,
  argmin,
  ci95,
  count,
  first,
  last,
  list,
  max,
  mean,
  median,
  min,
  mode,
  n,
  quantile,
  sem,
  std,
  sum,
  unique,
} from '@runsheaf/core'
import { didYouMean } from '../errors/did-you-mean.ts'
import { UsageError } from '../errors/usage-error.ts'
import { printedKey } from './key-text.ts'
import { splitList } from './split-list.ts'

/** An aggregate that was asked for, and the columns that it takes. */
export interface GroupAggregate {
  /** As it was asked for. */
  readonly text: string
  /** The key it is about. */
  readonly key: string
  /** All keys that it reads. */
  readonly keys: readonly string[]
  /** The columns, by name; the first is the value, a second its uncertainty, a third the number of values. */
  readonly columns: readonly (readonly [name: string, aggregation: Aggregation<any, any>])[]
  /** What the uncertainty is called. */
  readonly spread?: 'std' | '95 %'
}

type Maker = (key: string, second: string) => Aggregation<any, any>

const makers: Readonly<Record<string, Maker>> = {
  mean: (key) => mean(key),
  std: (key) => std(key),
  sem: (key) => sem(key),
  median: (key) => median(key),
  quantile: (key, part) => quantile(key, partOf(part)),
  sum: (key) => sum(key),
  min: (key) => min(key),
  max: (key) => max(key),
  first: (key) => first(key),
  last: (key) => last(key),
  mode: (key) => mode(key),
  list: (key) => list(key),
  unique: (key) => unique(key),
  n: (key) => n(key),
  argmax: (of, by) => argmax(of, by),
  argmin: (of, by) => argmin(of, by),
}

/** The functions that `--agg` takes. */
export const aggregateNames: readonly string[] = [...Object.keys(makers), 'ci95', 'count']

/** The column that says how many runs a group has. */
export const countColumn = 'n'

/** The aggregation of {@link countColumn}. */
export const groupSize = count

/**
 * The aggregates of `--agg`: a key alone is its mean and standard deviation, `ci95(key)` its mean and the half width of its
 * confidence interval; anything else is a function of a key.
 *
 * @example
 * aggregateList(['metrics.val/acc, max(metrics.val/acc)'])
 */
export function aggregateList(texts: readonly string[]): GroupAggregate[] {
  return texts.flatMap(splitList).flatMap((text) => (/^(count(\(\))?|n)$/.test(text) ? [] : [aggregate(text)]))
}

function aggregate(text: string): GroupAggregate {
  const [, name, inner = ''] = /^(\w+)\((.*)\)$/s.exec(text) ?? []
  if (name === undefined) return estimate(text, printedKey(text), 'std')
  const [key = '', second = ''] = splitList(inner).map(printedKey)
  if (key === '') throw new UsageError(`${text} needs a key, as in ${name}(metrics.loss)`)
  if (name === 'ci95') return estimate(text, key, '95 %')
  const make = makers[name]
  if (!make) throw new UsageError(`there is no aggregate ${name}`, didYouMean(name, aggregateNames))
  if (name.startsWith('arg') && second === '')
    throw new UsageError(`${text} needs two keys, as in ${name}(run_id, metrics.loss)`)
  return { text, key, keys: [key, ...(second === '' ? [] : [second])], columns: [[text, make(key, second)]] }
}

function estimate(text: string, key: string, spread: 'std' | '95 %'): GroupAggregate {
  const uncertainty = spread === 'std' ? std(key) : ci95(key)
  const columns = [
    [`mean(${key})`, mean(key)],
    [spread === 'std' ? `std(${key})` : `ci95(${key})`, uncertainty],
    [`n(${key})`, n(key)],
  ] as const
  return { text, key, keys: [key], columns, spread }
}

function partOf(text: string): number {
  const part = Number(text)
  if (text !== '' && part >= 0 && part <= 1) return part
  throw new UsageError(`quantile needs a part from 0 to 1, as in quantile(metrics.loss, 0.9)`)
}
