import type { Lifecycle, RunStatus } from '@runsheaf/core/plugin'
import type { MetaFields } from './meta-fields.ts'
import { ownText, sharedText } from './own-text.ts'

/** What the meta.yaml of a run says, by MLflow 1, 2 or 3. Times are milliseconds since 1970. */
export interface RunMeta {
  /** `run_id`, or `run_uuid` as before MLflow 1.0. */
  readonly id: string | undefined
  readonly name: string | undefined
  readonly experimentId: string | undefined
  readonly status: RunStatus
  readonly lifecycle: Lifecycle
  readonly start: number | undefined
  readonly end: number | undefined
  readonly user: string | undefined
  /** The `artifact_uri`, but for its usual end. See {@link artifactUriOf}. */
  readonly artifactUri: string | undefined
  /** Whether the `artifact_uri` ends as usual: in `/EXPERIMENT/RUN/artifacts`. */
  readonly isUsual: boolean
  /** What is wrong in the file, though the run can be used; each continues "FILE …". */
  readonly problems: readonly string[]
}

/** MLflow's numbers for a run's status (`RunStatus` in its service.proto), from 1. */
const statuses: readonly RunStatus[] = ['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED']

/** Whether these are the fields of a run and not of an experiment. */
export function isRunMeta(fields: MetaFields): boolean {
  if (fields.has('run_id') || fields.has('run_uuid')) return true
  return fields.has('artifact_uri') || (fields.has('status') && fields.has('start_time'))
}

export function runMeta(fields: MetaFields): RunMeta {
  const problems: string[] = []
  const id = ownText(fields.text('run_id')) ?? ownText(fields.text('run_uuid'))
  const experimentId = sharedText(fields.text('experiment_id'))
  const uri = fields.text('artifact_uri')
  const usual = usualEnd(experimentId, id)
  const isUsual = uri?.endsWith(usual) ?? false
  const start = fields.time('start_time')
  const end = fields.time('end_time')
  if (start === undefined) problems.push('has no start_time in milliseconds: the run sorts last')
  if (end === undefined && fields.text('end_time'))
    problems.push(`has the end_time ${fields.get('end_time')}, which is no time in milliseconds: taken as not set`)
  for (const name of fields.namesWith('\ufffd')) problems.push(`holds bytes in ${name} that are not UTF-8`)
  return {
    id,
    name: ownText(fields.text('run_name')),
    experimentId,
    status: readStatus(fields, problems),
    lifecycle: readLifecycle(fields, problems),
    start,
    end,
    user: sharedText(fields.text('user_id')),
    artifactUri: isUsual ? sharedText(uri?.slice(0, -usual.length)) : ownText(uri),
    isUsual,
    problems: problems.length > 0 ? problems : none,
  }
}

const none: readonly string[] = []

/** A run's `artifact_uri`. */
export function artifactUriOf({ artifactUri, isUsual, experimentId, id }: RunMeta): string | undefined {
  return isUsual ? artifactUri + usualEnd(experimentId, id) : artifactUri
}

const usualEnd = (experimentId: string | undefined, id: string | undefined) => `/${experimentId}/${id}/artifacts`

/** A missing status is RUNNING, as in MLflow; a status as a word is none there, but says enough. */
function readStatus(fields: MetaFields, problems: string[]): RunStatus {
  const text = fields.get('status')
  if (text === undefined) return 'RUNNING'
  const known = statuses[Number(text) - 1]
  if (known) return known
  const word = statuses.find((status) => status === text)
  problems.push(`has the status ${text}, where MLflow writes a number from 1 to 5: taken as ${word ?? 'RUNNING'}`)
  return word ?? 'RUNNING'
}

function readLifecycle(fields: MetaFields, problems: string[]): Lifecycle {
  const text = fields.get('lifecycle_stage') ?? 'active'
  if (text === 'active' || text === 'deleted') return text
  problems.push(`has the lifecycle_stage ${text}, where MLflow writes active or deleted: taken as active`)
  return 'active'
}
