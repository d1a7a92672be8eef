import { type FacetKey, isValid, type NamesOfRuns, valueAt } from '@runsheaf/core/plugin'
import { RunStore } from '@runsheaf/core/verbs'
import { mlflow } from '@runsheaf/loader-mlflow'

/** The runs of a store, with core's memory of what was read. */
async function storeOf(root: string, threads: number): Promise<{ store: RunStore; rows: Int32Array }> {
  const store = new RunStore(await mlflow({ threads }).load([root], { lifecycle: 'active' }))
  return { store, rows: store.all }
}

/** All of a store as columns: configs, params, tags and last values of metrics. */
export async function everything(root: string, threads: number): Promise<number> {
  const { store, rows } = await storeOf(root, threads)
  const facets = ['cfg', 'params', 'tags', 'metrics'] as const
  await store.read(facets, rows, {})
  let values = 0
  for (const facet of facets)
    for (const path of pathsOf(store.names(facet, rows))) values += store.column({ facet, path }, rows).length
  return values
}

/** Each path once. */
function pathsOf(names: NamesOfRuns): Iterable<readonly string[]> {
  const paths = new Map<string, readonly string[]>()
  for (const list of new Set(names)) for (const path of list) paths.set(path.join('\0'), path)
  return paths.values()
}

const type: FacetKey = { facet: 'cfg', path: ['model', 'type'] }
const seed: FacetKey = { facet: 'cfg', path: ['seed'] }
const accuracy: FacetKey = { facet: 'metrics', path: ['train_loss'] }

/** Load, filter on one config key, mean of one metric over the survivors by another key. */
export async function question(root: string, threads: number): Promise<Map<unknown, number>> {
  const { store, rows } = await storeOf(root, threads)
  const types = store.column(type, rows)
  const kept = rows.filter((row) => valueAt(types, row) === 'transformer')
  const keys = store.column(seed, kept)
  const values = store.column(accuracy, kept)
  const sums = new Map<unknown, { sum: number; count: number }>()
  for (let i = 0; i < kept.length; i++) {
    if (!isValid(values, i)) continue
    const group = sums.get(valueAt(keys, i)) ?? { sum: 0, count: 0 }
    sums.set(valueAt(keys, i), { sum: group.sum + Number(valueAt(values, i)), count: group.count + 1 })
  }
  return new Map(Array.from(sums, ([key, { sum, count }]) => [key, sum / count]))
}
