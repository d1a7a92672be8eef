import { allExcept, type GroupKey, type RunCollection } from '@runsheaf/core'
import { RunError, suggest } from '@runsheaf/core/plugin'
import { keyNames } from '@runsheaf/core/verbs'
import { UsageError } from '../errors/usage-error.ts'
import { printedKey } from './key-text.ts'
import { some } from './plural.ts'
import { splitList } from './split-list.ts'

/** What runs are grouped by, and the keys set aside where it is all but some. */
export interface GroupChoice {
  readonly keys: readonly (string | GroupKey)[]
  readonly aside: readonly string[]
}

/** The keys that are named, rather than found when runs are grouped. */
export function namedKeys(keys: readonly (string | GroupKey)[]): string[] {
  return keys.filter((key) => typeof key === 'string')
}

const allBut = /^all(?:\s+but\s+(.+))?$/is

/**
 * The keys of `--by 'model.type, all but seed'`; `all` is every config key that varies, and the experiment where the runs are
 * of several. Without `--by`, all but the seed.
 *
 * @throws RunError KEY_UNKNOWN for a key set aside that no run has.
 */
export function groupKeys(runs: RunCollection, by: readonly string[] | undefined): GroupChoice {
  if (by === undefined) return allExceptKeys(runs, [], seeds(runs))
  const items = by.flatMap(splitList)
  const at = items.findIndex((item) => allBut.test(item))
  if (at < 0) return { keys: items.map(printedKey), aside: [] }
  const [, first] = allBut.exec(items[at]!) ?? []
  const aside = first === undefined ? [] : [first, ...items.slice(at + 1)].map(printedKey)
  refuseUnknown(runs, aside)
  return allExceptKeys(runs, items.slice(0, at).map(printedKey), aside)
}

function allExceptKeys(runs: RunCollection, named: readonly string[], aside: readonly string[]): GroupChoice {
  const several = runs.nUnique('info.experiment_name') > 1 ? ['info.experiment_name'] : []
  return { keys: [...several, ...named, allExcept(...aside, ...named)], aside }
}

/** The keys that seed random numbers, by their name. */
function seeds(runs: RunCollection): string[] {
  const varying = runs.varying('cfg').map(({ key }) => key)
  const found = varying.filter((key) => /(^|[._])seed$/i.test(key))
  if (found.length > 0) return found
  const keys = varying.length > 0 ? `these config keys vary: ${some(varying)}` : 'no config key varies'
  throw new UsageError('group by which keys? There is no seed to set aside', `--by KEYS; ${keys}`)
}

function refuseUnknown(runs: RunCollection, aside: readonly string[]): void {
  const names = keyNames(runs.selection, 'cfg')
  for (const key of aside) {
    if (names.some((name) => name === key || name.startsWith(`${key}.`))) continue
    const suggestions = suggest(key, names)
    throw new RunError('KEY_UNKNOWN', `No run has the key ${key}.`, { key, suggestions })
  }
}
