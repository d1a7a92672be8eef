import { buildColumn } from '../columns/builder.ts'
import type { Column } from '../columns/column.ts'
import type { RunInfo } from '../contract/run-source.ts'

/** The names of a run's info, as keys spell them: `run_id`, `status`, `start_time` … */
export const infoNames: readonly string[] = [
  'run_id',
  'run_name',
  'run_dir',
  'experiment_id',
  'experiment_name',
  'job_name',
  'status',
  'start_time',
  'end_time',
  'user_id',
  'lifecycle_stage',
  'artifact_uri',
  'duration',
]

/** `runId` for `run_id`. */
const fieldOf = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()) as keyof RunInfo

/**
 * One field of many runs' info as a column: text, `timestamp` for times, `f64` for the duration in seconds.
 *
 * @param name in the spelling of keys (`start_time`); another name gives a column of missing values.
 * @param infoAt the info of a run.
 * @example
 * infoColumn('status', rows, (row) => source.info(row))
 */
export function infoColumn(name = '', rows: Int32Array, infoAt: (row: number) => RunInfo): Column {
  const field = infoNames.includes(name) && fieldOf(name)
  return buildColumn(rows.length, (builder, i) => {
    const found = field && infoAt(rows[i]!)[field]
    if (typeof found === 'number') builder.float(found)
    else builder.value(found)
  })
}
