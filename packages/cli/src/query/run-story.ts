import { type Filter, type MetricPoint, type Run, type RunCollection, startsWith } from '@runsheaf/core'
import { type DatasetInput, type Diagnostic, isRunError, type LoggedModel } from '@runsheaf/core/plugin'
import { toFilter } from '@runsheaf/core/verbs'
import { type ConfigLine, configLines } from './config-lines.ts'
import type { FoundRuns } from './find-run.ts'
import { oddParams } from './odd-params.ts'
import { everyFacet } from './open-store.ts'

/** A metric of a run. */
interface MetricStory {
  readonly name: string
  readonly last: number
  readonly min: number | undefined
  readonly max: number | undefined
  /** By step; empty where the store keeps no histories. */
  readonly points: readonly MetricPoint[]
}

/** All that is to be said of one run. */
export interface RunStory {
  readonly run: Run
  readonly config: readonly ConfigLine[]
  /** Names of params that say something else than the config. */
  readonly oddParams: readonly string[]
  readonly metrics: readonly MetricStory[]
  readonly datasets: readonly DatasetInput[]
  /** The models that it was given, then those that it made. */
  readonly models: readonly LoggedModel[]
  readonly artifacts: readonly string[]
  readonly parent: Run | undefined
  readonly children: readonly Run[]
  readonly faults: readonly Diagnostic[]
}

const parentTag = 'mlflow.parentRunId'

const parentKey = { text: `tags.${parentTag}`, facet: 'tags', path: [parentTag], exact: true } as const

/** Gathers all that is to be said of the run that was found. */
export async function runStory(
  { store, among, runs, load }: FoundRuns,
  env: Readonly<Record<string, string | undefined>>,
): Promise<RunStory> {
  await store.read(runs, [...everyFacet, 'datasets'])
  const run = runs.at(0)!
  const config = await configLines(run, env)
  const metrics: MetricStory[] = []
  for (const [name, last] of Object.entries(run.metrics)) {
    const points = await pointsOf(run, name)
    metrics.push({ name, last, ...rangeOf(points), points })
  }
  const parent = await parentOf(run, load)
  const isChild = { kind: 'compare', key: parentKey, operator: '=', value: run.info.runId } as const
  const children = await loadBeside(run, isChild, load)
  const models = run.models
  return {
    run,
    config,
    oddParams: oddParams(run.params, config),
    metrics,
    datasets: run.datasets,
    models,
    artifacts: artifactsOf(run),
    parent,
    children: [...children],
    faults: among.diagnostics.filter(
      ({ runId, path }) => runId === run.info.runId || path?.startsWith(run.info.runDir),
    ),
  }
}

async function parentOf(run: Run, load: FoundRuns['load']): Promise<Run | undefined> {
  const id = run.tags[parentTag]
  if (!id) return undefined
  const alike = await loadBeside(run, toFilter({ 'info.run_id': startsWith(id) }), load)
  return [...alike].find(({ info }) => info.runId === id)
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

async function pointsOf(run: Run, name: string): Promise<MetricPoint[]> {
  try {
    const points = await run.history(name)
    return points.toSorted((a, b) => a.step - b.step || a.timestamp - b.timestamp)
  } catch (error) {
    if (isRunError(error, 'CAPABILITY_MISSING')) return []
    throw error
  }
}

function rangeOf(points: readonly MetricPoint[]): Pick<MetricStory, 'min' | 'max'> {
  const values = points.map(({ value }) => value).filter((value) => !Number.isNaN(value))
  return values.length > 0
    ? { min: values.reduce((a, b) => Math.min(a, b)), max: values.reduce((a, b) => Math.max(a, b)) }
    : { min: undefined, max: undefined }
}

function artifactsOf(run: Run): readonly string[] {
  try {
    return run.artifacts.list()
  } catch (error) {
    if (isRunError(error, 'CAPABILITY_MISSING')) return []
    throw error
  }
}
