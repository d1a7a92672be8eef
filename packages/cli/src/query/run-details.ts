import type { Filter, Run, RunCollection } from '@runsheaf/core'
import { type DatasetInput, type Diagnostic, isRunError, type LoggedModel } from '@runsheaf/core/plugin'
import { history, namedKeys, toFilter } from '@runsheaf/core/verbs'
import { type ConfigLine, configLines, writtenConfig } from './config-lines.ts'
import { differingParams } from './differing-params.ts'
import { beginsWith, type FoundRuns, parentKey, parentTag } from './find-run.ts'
import { type MetricCurve, metricCurves } from './metric-curves.ts'
import type { OpenStore } from './open-store.ts'
import { type RunValues, runValues } from './run-values.ts'

/** A metric of a run. */
interface MetricDetails {
  readonly name: string
  readonly last: number
  readonly min: number | undefined
  readonly max: number | undefined
  /** The values, by step; none where the store keeps no histories. */
  readonly values: readonly number[]
}

/** All that is to be said of one run. */
export interface RunDetails {
  readonly run: Run
  readonly values: RunValues
  readonly config: readonly ConfigLine[]
  /** Names of params that say something else than the config. */
  readonly differingParams: readonly string[]
  readonly metrics: readonly MetricDetails[]
  readonly datasets: readonly DatasetInput[]
  /** The models that it was given, then those that it made. */
  readonly models: readonly LoggedModel[]
  readonly artifacts: readonly string[]
  readonly parent: Run | undefined
  readonly children: readonly Run[]
  readonly faults: readonly Diagnostic[]
}

/**
 * Gathers all that is to be said of the run that was found. Each file is asked for once: the config as it was written
 * before its values, the points of metrics before their last values.
 */
export async function runDetails(found: FoundRuns): Promise<RunDetails> {
  const { store, among, runs } = found
  const values = runValues(runs)
  const { run } = values
  const written = await writtenConfig(run)
  await store.read(runs, ['cfg', 'params', 'datasets', 'models', { names: 'metrics' }, { names: 'tags' }])
  const keys = namedKeys(runs.selection, 'metrics', 'tags').map(({ facet, path }) => ({ facet, path }))
  const curves = await curvesOf(
    store,
    runs,
    keys.flatMap(({ facet, path }) => (facet === 'metrics' ? path : [])),
  )
  await store.read(runs, keys)
  const config = configLines(values, written)
  return {
    run,
    values,
    config,
    differingParams: differingParams(run.params, config),
    metrics: Object.entries(run.metrics).map(([name, last]) => {
      const { values = [] } = curves.get(name) ?? {}
      return { name, last, ...rangeOf(values), values }
    }),
    datasets: run.datasets,
    models: run.models,
    artifacts: await ifCapable(() => run.artifacts.list(), []),
    parent: await parentOf(run, found),
    children: await childrenOf(run, found),
    faults: among.diagnostics.filter(
      ({ runId, path }) => runId === run.info.runId || path?.startsWith(run.info.runDir),
    ),
  }
}

async function childrenOf(run: Run, { store, among, hasChildrenOf, load }: FoundRuns): Promise<readonly Run[]> {
  const { experimentId, runId } = run.info
  const isChild = { kind: 'compare', key: parentKey, operator: '=', value: runId } as const
  if (!hasChildrenOf(run)) return [...(await loadBeside(run, isChild, load))]
  const siblings = among.filter(toFilter({ 'info.experiment_id': experimentId }))
  await store.read(siblings, [{ names: 'tags' }])
  await store.read(siblings, [isChild])
  return [...siblings.filter(isChild)]
}

async function parentOf(run: Run, { among, load }: FoundRuns): Promise<Run | undefined> {
  const id = run.tags[parentTag]
  const isParent = ({ info }: Run) => info.runId === id && info.experimentId === run.info.experimentId
  if (!id) return undefined
  return [...among].find(isParent) ?? [...(await loadBeside(run, beginsWith(id), load))].find(isParent)
}

/** The runs of the same experiment that meet a condition. A run that lies astray may name an experiment that is not there. */
async function loadBeside({ info }: Run, where: Filter, load: FoundRuns['load']): Promise<RunCollection> {
  try {
    return await load({ experimentIds: [info.experimentId], where })
  } catch (error) {
    if (!isRunError(error, 'EXPERIMENT_NOT_FOUND')) throw error
    return load({ where: { kind: 'and', filters: [toFilter({ 'info.experiment_id': info.experimentId }), where] } })
  }
}

/** What a run logged of metrics, by name; nothing where the store keeps no histories. */
async function curvesOf(
  store: OpenStore,
  { selection }: RunCollection,
  names: readonly string[],
): Promise<ReadonlyMap<string, MetricCurve>> {
  if (names.length === 0) return new Map()
  return ifCapable(
    async () => metricCurves(await store.watch((progress) => history(selection, names, progress)), 'metric'),
    new Map(),
  )
}

/** What comes of something that not every store can do. */
async function ifCapable<T>(read: () => T | Promise<T>, otherwise: T): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (isRunError(error, 'CAPABILITY_MISSING')) return otherwise
    throw error
  }
}

function rangeOf(all: readonly number[]): Pick<MetricDetails, 'min' | 'max'> {
  const values = all.filter((value) => !Number.isNaN(value))
  return values.length > 0
    ? { min: values.reduce((a, b) => Math.min(a, b)), max: values.reduce((a, b) => Math.max(a, b)) }
    : { min: undefined, max: undefined }
}
