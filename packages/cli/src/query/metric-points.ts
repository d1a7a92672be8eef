import type { RunCollection } from '@runsheaf/core'
import { type Columns, RunError, suggest } from '@runsheaf/core/plugin'
import { history, keyNames } from '@runsheaf/core/verbs'

/**
 * The name of a metric that some run has, given with or without its prefix.
 *
 * @throws RunError KEY_UNKNOWN
 */
export function metricName(runs: RunCollection, text: string): string {
  const names = keyNames(runs.selection, 'metrics')
  const key = [text, `metrics.${text}`].find((one) => names.includes(one))
  if (key) return key.slice('metrics.'.length)
  const suggestions = suggest(text.replace(/^(?!metrics\.)/, 'metrics.'), names)
  throw new RunError('KEY_UNKNOWN', `No run has the metric ${text}.`, { key: text, suggestions })
}

/** Every point that runs logged of a metric, as a long table with keys of the run beside. */
export function metricPoints(
  runs: RunCollection,
  metric: string,
  keys: readonly string[],
  steps: readonly [number, number] | undefined,
): Promise<Columns> {
  const beside = keys.filter((key) => key !== 'run_id')
  return history(runs.with({ mixed: 'string' }).selection, metric, { keys: beside, ...(steps && { steps }) })
}
