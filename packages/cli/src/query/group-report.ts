import { ci95, type GroupKey, type RunCollection } from '@runsheaf/core'
import type { Columns, NamedColumn } from '@runsheaf/core/plugin'
import { countColumn, type GroupAggregate, groupSize } from './aggregate-list.ts'
import { type Ranking, rankGroups } from './best-group.ts'
import { columnNumbers } from './column-numbers.ts'

/** Groups with their aggregates, ranked. */
export interface Groups extends Ranking {
  /** The names of the keys grouped by. */
  readonly by: readonly string[]
  /** Whether the 95 % intervals of the two best groups overlap, and how many runs each has; unset where that is unknown. */
  readonly overlap?: { readonly sizes: readonly number[] } | undefined
}

/** Groups runs and aggregates each group; the best by the first aggregate is first. */
export function rankedGroups(
  runs: RunCollection,
  keys: readonly (string | GroupKey)[],
  aggregates: readonly GroupAggregate[],
  smallest: boolean,
): Groups {
  const [first] = aggregates
  const grouped = runs.with({ mixed: 'string' }).groupBy(...keys)
  const interval = first?.spread ? [['', ci95(first.key)] as const] : []
  const named = [[countColumn, groupSize()] as const, ...aggregates.flatMap(({ columns }) => columns), ...interval]
  const all = grouped.toColumns(Object.fromEntries(named))
  const leading = all.columns.find(({ name }) => name === first?.columns[0]?.[0])
  const ranking = rankGroups(all, leading?.type === 'f64' || leading?.type === 'i32' ? leading : undefined, smallest)
  const columns = ranking.columns.columns.filter(({ name }) => name !== '')
  const overlap = first?.spread && ranking.best > 0 ? overlapOf(ranking.columns, first) : undefined
  return { by: grouped.by, best: ranking.best, overlap, columns: { length: all.length, columns } }
}

function overlapOf(columns: Columns, { columns: [leading] }: GroupAggregate): Groups['overlap'] {
  const firstTwo = (name: string) => columnNumbers(columnNamed(columns, name)).slice(0, 2)
  const [a, b] = firstTwo(leading![0])
  const [x, y] = firstTwo('')
  if (a === undefined || b === undefined || x === undefined || y === undefined) return undefined
  return Math.abs(a - b) < x + y ? { sizes: [...new Set(firstTwo(countColumn) as number[])] } : undefined
}

/** The column of a name that is there. */
export function columnNamed({ columns }: Columns, name: string): NamedColumn {
  return columns.find((column) => column.name === name)!
}
