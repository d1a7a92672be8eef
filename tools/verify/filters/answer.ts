import { desc, isRunError, order, type RunCollection } from '@runsheaf/core'
import type { FilterCase } from './case.ts'

/** What we answer: the ids of the runs in order, or the code of the error. */
export type Answer = { readonly runs: readonly string[] } | { readonly error: string }

/** Runs a query as MLflow's `search_runs` does: view, filter, order (newest first, then by id), and at most so many. */
export function answer(store: RunCollection, query: FilterCase): Answer {
  try {
    const found = inView(store, query)
      .filter(query.filter ?? '')
      .sort(desc('start_time'), 'run_id')
      .sort(...(query.order_by ?? []).flatMap(order))
    return { runs: found.slice(0, query.max_results ?? 1000).toList('info.run_id') }
  } catch (error) {
    if (isRunError(error)) return { error: error.code }
    throw error
  }
}

/** The runs of the experiments that are asked, as often as each is named, and of the lifecycle that is. */
function inView(store: RunCollection, { experiment_ids, view = 'ACTIVE_ONLY' }: FilterCase): RunCollection {
  const wanted = { ACTIVE_ONLY: ['active'], DELETED_ONLY: ['deleted'] }[view] ?? ['active', 'deleted']
  const positions = experiment_ids.flatMap((id) =>
    Array.from(store, (run, i) => (run.info.experimentId === id && wanted.includes(run.info.lifecycleStage) ? i : -1)),
  )
  return store.pick(positions.filter((i) => i >= 0))
}
