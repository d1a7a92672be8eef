import { RunError } from '../contract/errors.ts'
import { isPlainObject } from '../general/plain-object.ts'

/** How verbs treat what is not there. */
export interface Settings {
  /**
   * What becomes of a run that lacks a key and has no default: `error` throws KEY_MISSING, `null` makes it null, `skip` leaves
   * the run out of lists, frames and groups. Unset: `get` and `toList` throw, frames give null, `sort` puts it last, and
   * `groupBy` makes a group for it.
   */
  readonly missing?: 'error' | 'null' | 'skip' | undefined
  /** What `toFrame` does with values that share no type: throw COLUMN_MIXED, write text, or give null for the rarer types. */
  readonly mixed: 'error' | 'string' | 'null' | 'split'
  /** Whether aggregates leave NaN out, or answer NaN. */
  readonly nan: 'skip' | 'propagate'
  /** Values for keys that a run lacks, each a value or a function of the run. */
  readonly defaults: Readonly<Record<string, unknown>>
}

/** What holds where nothing else is said. */
export const initialSettings: Settings = { mixed: 'error', nan: 'skip', defaults: {} }

const choices = {
  missing: [undefined, 'error', 'null', 'skip'],
  mixed: ['error', 'string', 'null', 'split'],
  nan: ['skip', 'propagate'],
} as const

/**
 * Settings with some changed.
 *
 * @throws RunError ARGUMENT_INVALID for a setting that there is not, or a value that it cannot have.
 */
export function changeSettings(settings: Settings, changes: Partial<Settings>): Settings {
  for (const [name, value] of Object.entries(changes)) {
    const allowed: readonly unknown[] | undefined = choices[name as keyof typeof choices]
    if (allowed?.includes(value) || (name === 'defaults' && isPlainObject(value))) continue
    const known = Object.entries(choices).map(([name, values]) => `${name} (${values.filter(Boolean).join(', ')})`)
    const message = `${name}: ${String(value)} is no setting. There are frame, defaults (values by key), ${known.join(', ')}.`
    throw new RunError('ARGUMENT_INVALID', message, { name, value })
  }
  return { ...settings, ...changes }
}
