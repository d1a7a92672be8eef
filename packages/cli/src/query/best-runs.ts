import { exists, type RunCollection } from '@runsheaf/core'
import { columnOf, type NamedColumn } from '@runsheaf/core/plugin'
import { runIds } from './short-ids.ts'

/** The best runs, and their places. */
export interface BestRuns {
  readonly runs: RunCollection
  /** From 1; equal values share a place. */
  readonly places: NamedColumn
  /** How many runs have the metric. */
  readonly having: number
}

interface Choice {
  readonly smallest: boolean
  /** The best of each value of this key. */
  readonly per: string | undefined
  readonly places: number
}

/** The runs with the best values of a key, best first, of all runs or of each group. */
export function bestRuns(runs: RunCollection, key: string, { smallest, per, places }: Choice): BestRuns {
  const having = runs.filter([key, exists()], (run) => !Number.isNaN(run.get(key)))
  const sorted = having.sort({ key, descending: !smallest })
  const groups = per === undefined ? [sorted] : [...sorted.groupBy(per).values()]
  const ranked = groups.flatMap((group) => {
    const ranks = placesOf(group.toList(key) as unknown[])
    const ids = runIds(group)
    return ranks.flatMap((place, i) => (place <= places ? [{ id: ids[i]!, place }] : []))
  })
  const positions = new Map(runIds(sorted).map((id, i) => [id, i]))
  return {
    runs: sorted.pick(ranked.map(({ id }) => positions.get(id)!)),
    places: { ...columnOf(ranked.map(({ place }) => place)), name: 'place' },
    having: having.length,
  }
}

/** Places as in a race: 1, 2, 2, 4. */
function placesOf(values: readonly unknown[]): number[] {
  const places: number[] = []
  for (const [i, value] of values.entries()) places.push(i > 0 && value === values[i - 1] ? places[i - 1]! : i + 1)
  return places
}
