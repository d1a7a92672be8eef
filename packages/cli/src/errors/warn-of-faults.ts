import type { RunCollection } from '@runsheaf/core'
import type { Context } from '../context.ts'
import { plural } from '../query/plural.ts'
import type { StoreLocation } from '../query/store-location.ts'
import { safeText } from '../render/safe-text.ts'

/** What was not read for safety's sake, with the way to allow it. */
const withheld = new Set(['FOLDER_OUTSIDE', 'CONFIG_ENV_WITHHELD', 'CONFIG_ENV_DEFAULT'])

/** How much of that is told in full. */
const mostTold = 5

/** Says on stderr, in a line, what was wrong with the data; a key that no run has, and what was not read, is told in full. */
export function warnOfFaults(runs: RunCollection, location: StoreLocation, { stderr }: Context): void {
  const { diagnostics } = runs
  const told = [
    ...diagnostics.filter(({ code }) => code === 'KEY_UNKNOWN'),
    ...diagnostics.filter(({ code }) => withheld.has(code)).slice(0, mostTold),
  ]
  const faults = diagnostics.filter((fault) => !told.includes(fault))
  for (const { message } of told) stderr.write(`runsheaf: ${safeText(message)}\n`)
  if (faults.length === 0) return
  const count = new Set(faults.flatMap(({ runId, path }) => runId ?? path ?? [])).size
  const where = count > 0 ? ` in ${plural(count, 'run')}` : ''
  stderr.write(
    `runsheaf: ${plural(faults.length, 'fault')}${where}; the rest was read in full (runsheaf doctor ${safeText(location.label)})\n`,
  )
}
