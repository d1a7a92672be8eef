import type { Difference, RunCollection, RunDiff } from '@runsheaf/core'
import { namedKeys } from '@runsheaf/core/verbs'
import { plainKey } from './key-text.ts'

/**
 * What runs differ in, without what only says it again: config values that are made of others, and params that repeat the
 * config.
 */
export function withoutRedundantKeys(runs: RunCollection): RunDiff {
  const { differences, equal } = runs.diff()
  const derived = new Set(namedKeys(runs.selection, 'cfg').flatMap(({ key, derived }) => (derived ? [key] : [])))
  const config = differences.filter(({ facet }) => facet === 'cfg')
  const isRedundant = (one: Difference) =>
    one.facet === 'params' ? config.some((key) => isRepeated(one, key)) : derived.has(one.key)
  return { differences: differences.filter((one) => !isRedundant(one)), equal }
}

/** Trackers join the names of a config in many ways, or keep only the last. */
function isRepeated(param: Difference, { key, values }: Difference): boolean {
  const name = plainKey(param.key)
    .replace(/^params\./, '')
    .replace(/\/|__/g, '.')
  if (!`.${plainKey(key)}`.endsWith(`.${name}`)) return false
  return param.values.every((value, i) => {
    return value === undefined || String(value).includes('${') || JSON.stringify(value) === JSON.stringify(values[i])
  })
}
