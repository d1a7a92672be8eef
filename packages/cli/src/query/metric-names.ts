import { RunError, suggest } from '@runsheaf/core/plugin'
import { parseKey } from '@runsheaf/core/verbs'
import type { ChosenRuns } from './choose-runs.ts'
import { printedKey } from './key-text.ts'

const prefix = 'metrics.'

/** The metric that is meant, as a key: named with or without its prefix, of the chosen runs, or else of all. */
async function findMetric({ store, runs, all }: ChosenRuns<unknown>, text: string): Promise<string | undefined> {
  const wanted = [...(text.startsWith(prefix) ? [text] : []), prefix + text].map(printedKey)
  for (const some of [runs, all]) {
    const names = await store.names(some, 'metrics')
    const found = wanted.find((key) => names.includes(key))
    if (found) return found
  }
  return undefined
}

/** The key of a metric that may be named without its prefix, or another key. */
export async function metricKey(chosen: ChosenRuns<unknown>, text: string): Promise<string> {
  if (text.startsWith(prefix) || text.includes('(')) return printedKey(text)
  return (await findMetric(chosen, text)) ?? printedKey(text)
}

/**
 * The name of a metric that some run has.
 *
 * @throws RunError KEY_UNKNOWN
 */
export async function metricName(chosen: ChosenRuns<unknown>, text: string): Promise<string> {
  const found = await findMetric(chosen, text)
  if (found) return parseKey(found).path[0]!
  const names = await chosen.store.names(chosen.all, 'metrics')
  const suggestions = suggest(text.startsWith(prefix) ? text : prefix + text, names)
  throw new RunError('KEY_UNKNOWN', `No run has the metric ${text}.`, { key: text, suggestions })
}
