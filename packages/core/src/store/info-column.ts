import { buildColumn } from '../columns/builder.ts'
import type { Column } from '../columns/column.ts'
import type { RunInfo } from './run-store.ts'

/** The names that keys give to the fields of {@link RunInfo}. */
const fields: Readonly<Record<string, keyof RunInfo>> = {
  run_id: 'runId',
  run_name: 'runName',
  run_dir: 'runDir',
  experiment_id: 'experimentId',
  experiment_name: 'experimentName',
  job_name: 'jobName',
  status: 'status',
  start_time: 'startTime',
  end_time: 'endTime',
  user_id: 'userId',
  lifecycle_stage: 'lifecycleStage',
  artifact_uri: 'artifactUri',
  duration: 'duration',
}

/** The names of a run's info, as keys spell them: `run_id`, `status`, `start_time` … */
export const infoNames: readonly string[] = Object.keys(fields)

/**
 * One field of many runs' info as a column: text, `timestamp` for times, `f64` for the duration in seconds.
 *
 * @param name in the spelling of keys (`start_time`); another name gives a column of missing values.
 * @param value one field of a run's info.
 * @example
 * column: ({ facet, path }, rows) => facet === 'info' ? infoColumn(path[0], rows, (row, field) => infos[row][field]) : …
 */
export function infoColumn(
  name: string | undefined,
  rows: Int32Array,
  value: (row: number, field: keyof RunInfo) => unknown,
): Column {
  const field = name !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined
  return buildColumn(rows.length, (builder, i) => {
    const found = field && value(rows[i]!, field)
    if (typeof found === 'number') builder.float(found)
    else builder.value(found)
  })
}
