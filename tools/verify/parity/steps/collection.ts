import type { Run, RunCollection } from '@runsheaf/core'
import { columnArguments, columnSettings } from '../columns.ts'
import { criteria } from '../criteria.ts'
import { PythonError, Tuple } from '../python.ts'
import type { Steps } from './step.ts'

const runSpread = (value: unknown) => (value instanceof Tuple ? value.items : value) as any

/** In hydraflow a missing key is an error everywhere. */
const strict = { missing: 'error' } as const

/** hydraflow's `RunCollection`. */
export const collectionSteps: Steps<RunCollection> = {
  at: (runs, [position]) => runs.at(position) ?? absent('IndexError'),
  slice: (runs, [start, end, step]) => runs.slice(start ?? undefined, end ?? undefined, step ?? undefined),
  pick: (runs, [positions]) => runs.pick(runSpread(positions)),
  column: (runs, [key]) => runs.toSeries(key),
  filter: (runs, args, kwargs) => runs.filter(...criteria(runs, args, kwargs)),
  exclude: (runs, args, kwargs) => runs.exclude(...criteria(runs, args, kwargs)),
  get: (runs, args, kwargs) => runs.get(...criteria(runs, args, kwargs)),
  try_get: (runs, args, kwargs) => runs.tryGet(...criteria(runs, args, kwargs)),
  first: (runs, args, kwargs) => runs.first(...criteria(runs, args, kwargs)),
  last: (runs, args, kwargs) => runs.last(...criteria(runs, args, kwargs)),
  sort: (runs, keys, { reverse = false }) => runs.sort(...keys, { reverse }),
  map: (runs, [call, ...rest]) => runs.map((run) => call(run, ...rest)),
  to_list: (runs, [key, ...fallback]) => runs.toList(key, ...(fallback as [unknown])),
  to_numpy: (runs, [key, ...fallback]) => {
    const values = runs.toList(key, ...(fallback as [unknown]))
    return isTypeless(values) ? values : runs.toTypedArray(key, fallbackOption(fallback))
  },
  to_series: (runs, [key, ...fallback], { name }) =>
    runs.toSeries(key, { ...fallbackOption(fallback), ...(name !== undefined && { name }) }),
  unique: (runs, [key, ...fallback]) => runs.unique(key, ...(fallback as [unknown])),
  n_unique: (runs, [key, ...fallback]) => runs.nUnique(key, ...(fallback as [unknown])),
  sample: (runs, [size, seed], named) => runs.sample(size, seedOption(seed ?? named.seed)),
  shuffle: (runs, [seed], named) => runs.shuffle(seedOption(seed ?? named.seed)),
  to_frame: (runs, args, kwargs) =>
    runs.with({ ...(args.length > 0 && strict), ...columnSettings(kwargs) }).toFrame(...columnArguments(args, kwargs)),
  concat: (runs, [make, ...keys]) => runs.concat(make, ...columnArguments(keys, {})),
  group_by: (runs, keys, aggregates) =>
    Object.keys(aggregates).length > 0
      ? runs.with(strict).groupBy(...keys, aggregates)
      : runs.with(strict).groupBy(...keys),
  update: (runs, [key, value], options) => runs.update(runSpread(key), runSpread(value), options),
  update_returns: (runs, [key, value], options) => runs.update(runSpread(key), runSpread(value), options),
  glob: (runs, [pattern, folder]) => runs.artifactPaths(folder ? `${folder}/${pattern}` : pattern),
  iterdir: (runs, [folder = '']) => runs.flatMap((run) => entriesOf(run, folder)),
  reversed: (runs) => [...runs.toReversed()],
  bool: (runs) => runs.length > 0,
  contains: (runs, [run], _, { root }) => runs.includes(runAt(root, run)),
  index: (runs, [run], _, { root }) => positive(runs.indexOf(runAt(root, run))),
  count: (runs, [run], _, { root }) =>
    runs.filter((other) => runs.indexOf(other) === runs.indexOf(runAt(root, run))).length,
  pair_equal: (runs, [i, j]) => runs.at(i) === runs.at(j),
  shape: (runs, [method, args = [], kwargs = {}], _, world) =>
    shape(runs, collectionSteps[method]!(runs, args, kwargs, world) as RunCollection),
  fresh_same: (runs, [method, args = [], kwargs = {}], _, world) => {
    const draw = () => (collectionSteps[method]!(runs, args, kwargs, world) as RunCollection).toList('info.run_id')
    const [first, second] = [draw(), draw()]
    return first.join() === second.join()
  },
}

/** What is asked of Python by an exception is `undefined` here. */
export function absent(name: string): never {
  throw new PythonError(name)
}

/** Whether JavaScript has no typed array for the values, and a plain one stands for numpy's: text, booleans, null. */
function isTypeless(values: readonly unknown[]): boolean {
  const flat = values.every((value) => typeof value !== 'object' || value === null)
  return flat && values.some((value) => typeof value !== 'number')
}

const fallbackOption = (fallback: readonly unknown[]) => (fallback.length > 0 ? { fallback: fallback[0] } : {})
const seedOption = (seed: number | undefined) => (seed == null ? {} : { seed })
const positive = (position: number) => (position < 0 ? absent('ValueError') : position)

/** A run, or what is none; `{ $run: position }` is one of the whole collection. */
function runAt(root: RunCollection, value: any): Run {
  return typeof value === 'object' && value !== null && '$run' in value ? root.at(value.$run)! : value
}

/** The names of files and folders in a folder of artifacts, as paths. */
export function entriesOf(run: Run, folder: string): string[] {
  const prefix = folder === '' ? '' : `${folder}/`
  const names = run.artifacts.list().filter((name) => name.startsWith(prefix))
  const entries = new Set(names.map((name) => prefix + name.slice(prefix.length).split('/')[0]))
  return [...entries].flatMap((name) => run.artifacts.path(name) ?? [])
}

function shape(runs: RunCollection, drawn: RunCollection): unknown {
  const ids = drawn.toList('info.run_id')
  const all = new Set(runs.toList('info.run_id'))
  const distinct = new Set(ids).size === ids.length
  const subset = ids.every((id) => all.has(id))
  return { n: ids.length, distinct, subset, permutation: distinct && subset && ids.length === runs.length }
}
