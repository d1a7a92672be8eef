import type { GroupedRuns, RunCollection } from '@runsheaf/core'
import type { Columns } from '@runsheaf/core/plugin'
import { sortValue, takeRows } from './best-group.ts'
import { meanAndStd } from './mean-curve.ts'
import type { MetricCurve } from './metric-curves.ts'
import { runIds } from './short-ids.ts'

/** Runs whose curves make one line, or a run alone. */
export interface CurveGroup {
  /** How many runs it has, with those that have no points. */
  readonly runs: number
  readonly curves: readonly MetricCurve[]
}

/** Groups of curves, that with the best last value first. */
export interface CurveGroups {
  /** The values of the keys by which runs were grouped, one row for each group. */
  readonly keys: Columns
  readonly groups: readonly CurveGroup[]
}

/** The keys that tell runs from each other, where they are not grouped. */
export function runKeys(runs: RunCollection): readonly string[] {
  const several = runs.nUnique('info.experiment_name') > 1
  return ['run_id', 'run_name', ...(several ? ['info.experiment_name'] : [])]
}

/**
 * The curves of groups of runs; groups without points are left out.
 *
 * @param smallest whether the smallest last value is the best.
 */
export function curveGroups(
  grouped: GroupedRuns<any, any, any, any>,
  curves: ReadonlyMap<string, MetricCurve>,
  smallest: boolean,
): CurveGroups {
  const groups = grouped.map((group): CurveGroup => {
    return { runs: group.length, curves: runIds(group).flatMap((id) => curves.get(id) ?? []) }
  })
  const sign = smallest ? 1 : -1
  const ends = groups.map((group) => sign * endOf(group))
  const order = Int32Array.from(groups.keys())
    .filter((i) => groups[i]!.curves.length > 0)
    .sort((a, b) => sortValue(ends[a]!) - sortValue(ends[b]!) || a - b)
  return pickGroups({ keys: grouped.toColumns(), groups }, order)
}

/** As many of the groups, from the first. */
export function firstGroups(all: CurveGroups, count: number): CurveGroups {
  return pickGroups(
    all,
    Int32Array.from({ length: Math.min(count, all.groups.length) }, (_, i) => i),
  )
}

function pickGroups({ keys, groups }: CurveGroups, order: Int32Array): CurveGroups {
  return { keys: takeRows(keys, order), groups: Array.from(order, (i) => groups[i]!) }
}

const endOf = ({ curves }: CurveGroup) => meanAndStd(curves.map(({ values }) => values.at(-1)!)).mean
