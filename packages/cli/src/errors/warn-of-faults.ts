import type { RunCollection } from '@runsheaf/core'
import type { Context } from '../context.ts'
import { plural } from '../query/plural.ts'
import type { StoreLocation } from '../query/store-location.ts'
import { safeText } from '../render/safe-text.ts'

/** Says on stderr, in a line, what was wrong with the data that was read; a key that no run has is named. */
export function warnOfFaults(runs: RunCollection, location: StoreLocation, { stderr }: Context): void {
  const unknown = runs.diagnostics.filter(({ code }) => code === 'KEY_UNKNOWN')
  const faults = runs.diagnostics.filter(({ code }) => code !== 'KEY_UNKNOWN')
  for (const { message } of unknown) stderr.write(`runsheaf: ${safeText(message)}\n`)
  if (faults.length === 0) return
  const count = new Set(faults.flatMap(({ runId, path }) => runId ?? path ?? [])).size
  const where = count > 0 ? ` in ${plural(count, 'run')}` : ''
  stderr.write(
    `runsheaf: ${plural(faults.length, 'fault')}${where}; the rest was read in full (runsheaf doctor ${safeText(location.label)})\n`,
  )
}
