import { buildColumn } from '../columns/builder.ts'
import type { Column } from '../columns/column.ts'
import type { Diagnostic } from '../contract/diagnostics.ts'
import { RunError } from '../contract/errors.ts'
import { runIdentity } from '../contract/run-identity.ts'
import type {
  DatasetInput,
  FacetKey,
  HydraInfo,
  LoggedModel,
  MetricPoint,
  NamesOfRuns,
  RunInfo,
  RunPart,
  RunSource,
} from '../contract/run-source.ts'
import { descend, ownChild } from '../keys/descend.ts'
import { leafPaths } from '../keys/leaves-of.ts'
import { historiesOf, lastPoint, reduceHistory } from './metric-history.ts'

/** A run as a plain object; only its id must be given, and what is undefined counts as not given. */
export interface PlainRun {
  readonly info: { readonly [K in keyof RunInfo]?: RunInfo[K] | undefined } & { readonly runId: string }
  readonly cfg?: unknown
  readonly params?: Readonly<Record<string, string>>
  /** The last value, or the whole history, of each metric. */
  readonly metrics?: Readonly<Record<string, number | readonly MetricPoint[]>>
  readonly tags?: Readonly<Record<string, string>>
  readonly datasets?: readonly DatasetInput[]
  readonly hydra?: HydraInfo
  readonly models?: readonly LoggedModel[]
}

/**
 * A source of plain objects: all that a simple loader needs. It offers histories unless every metric is given as its last
 * value alone. A part that a getter gives is read when the first question about it comes.
 *
 * @throws RunError ARGUMENT_INVALID for a record without a run id, or with one that another record has in the same folder.
 * @example
 * sourceFromRecords([{ info: { runId: 'a' }, cfg: { lr: 0.1 }, metrics: { loss: 0.5 } }])
 */
export function sourceFromRecords(records: Iterable<PlainRun>, diagnostics: readonly Diagnostic[] = []): RunSource {
  const runs = Array.from(records)
  const infos = runs.map(completeInfo)
  refuseTwins(infos)
  return {
    length: runs.length,
    diagnostics,
    info: (row) => infos[row]!,
    read({ rows, keys, names, facets }, sink) {
      const asked = Array.from(rows, (row) => runs[row]!)
      for (const key of keys) sink.column(key, rows, columnOfKey(asked, key))
      for (const facet of [...names, ...facets])
        sink.names(
          facet,
          rows,
          asked.map((run) => namesOf(run, facet)),
        )
    },
    ...(mayHaveHistories(runs) && {
      histories: ({ metrics, rows, steps }) =>
        historiesOf(metrics, rows, steps, (row, metric) => history(runs[row]!, metric)),
    }),
  }
}

/** @throws RunError ARGUMENT_INVALID where two runs have the same id and folder. */
function refuseTwins(infos: readonly RunInfo[]): void {
  const ids = infos.map(runIdentity)
  if (new Set(ids).size === ids.length) return
  const twin = ids.find((id, i) => ids.indexOf(id) < i)
  throw new RunError('ARGUMENT_INVALID', `Two records are the run ${twin} (folder, id).`)
}

/** Not where every metric is its last value alone; of metrics that a getter gives, it cannot be told beforehand. */
function mayHaveHistories(runs: readonly PlainRun[]): boolean {
  const metrics = runs.flatMap((run) => Object.values(Object.getOwnPropertyDescriptor(run, 'metrics')?.value ?? {}))
  return metrics.length === 0 || metrics.some((values) => typeof values === 'object')
}

/** A run's info, with what goes without saying. @throws RunError ARGUMENT_INVALID for a run without id. */
export function completeInfo({ info }: PlainRun, index: number): RunInfo {
  if (typeof info?.runId !== 'string' || info.runId === '') {
    throw new RunError('ARGUMENT_INVALID', `Record ${index} has no info.runId.`)
  }
  const { runId, runDir = runId, experimentId = '0', status = 'FINISHED', lifecycleStage = 'active' } = info
  const experimentName = info.experimentName ?? info.jobName ?? 'Default'
  const { jobName = experimentName, startTime, endTime } = info
  const { duration = startTime && endTime && (endTime.getTime() - startTime.getTime()) / 1000 } = info
  return { ...info, runDir, experimentId, experimentName, jobName, status, lifecycleStage, duration }
}

function columnOfKey(runs: readonly PlainRun[], key: FacetKey): Column {
  return buildColumn(runs.length, (builder, i) => {
    const value = readValue(runs[i]!, key)
    if (key.facet === 'metrics' && typeof value === 'number') builder.float(value)
    else builder.value(value)
  })
}

function readValue(run: PlainRun, { facet, path, reduce }: FacetKey): unknown {
  const [name = ''] = path
  switch (facet) {
    case 'cfg':
      return descend(run.cfg, path, ownChild)
    case 'metrics': {
      const points = history(run, name)
      return reduce ? reduceHistory(points, reduce) : lastPoint(points)?.value
    }
    case 'params':
    case 'tags':
      return ownChild(run[facet], name)
    case 'datasets':
    case 'hydra':
    case 'models':
      return run[facet]
    case 'info':
      return undefined
  }
}

function history(run: PlainRun, metric: string): readonly MetricPoint[] {
  const points = (ownChild(run.metrics, metric) ?? []) as number | readonly MetricPoint[]
  return typeof points === 'number' ? [{ step: 0, timestamp: 0, value: points }] : points
}

function namesOf(run: PlainRun, facet: RunPart): NamesOfRuns[number] {
  if (facet === 'cfg') return leafPaths(run.cfg)
  return Object.keys(run[facet as 'params'] ?? {}).map((name) => [name])
}
