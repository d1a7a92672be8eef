import type { RunCollection } from '@runsheaf/core'
import type { Columns } from '@runsheaf/core/plugin'
import { history } from '@runsheaf/core/verbs'
import type { OpenStore } from './open-store.ts'

/** Every point that runs logged of a metric, as a long table with keys of the run beside. */
export async function metricPoints(
  store: OpenStore,
  runs: RunCollection,
  metric: string,
  keys: readonly string[],
  steps: readonly [number, number] | undefined,
): Promise<Columns> {
  const beside = keys.filter((key) => key !== 'run_id')
  await store.read(runs, beside)
  const { selection } = runs.with({ mixed: 'string' })
  return store.watch((progress) => history(selection, metric, { keys: beside, ...(steps && { steps }), ...progress }))
}
