import type { Column } from '../columns/column.ts'
import { type Key, keyId } from '../keys/key.ts'
import { lookupsOf } from '../keys/lookups.ts'
import { locateKey, refuseUnknown } from './locate-key.ts'
import { hasSome, readLookups, replaceMissing } from './read-lookups.ts'
import type { Selection } from './selection.ts'
import type { Settings } from './settings.ts'
import { valueFor } from './value-for.ts'

/**
 * The values of a key, one for each run of a selection: each from the first lookup that has it, then from the settings'
 * defaults. Asks the store only for what is still missing.
 *
 * @param options.tolerant not to complain of a key that no run has.
 * @param options.raw params as they were written, not decoded.
 * @param options.hint what more there is to say of a key that no run has.
 * @throws RunError KEY_UNKNOWN where no run of the store has the key.
 */
export function readKey(selection: Selection, key: Key, { tolerant = false, raw = false, hint = '' } = {}): Column {
  const { store, settings } = selection
  const lookups = lookupsOf(key)
  const column = readLookups(selection, lookups.first, raw)
  if (hasSome(column)) store.keyLocations.set(keyId(key), 'here')
  const fallback = defaultOf(settings.defaults, key)
  const location = locateKey(selection, key)
  if (location === 'nowhere' && !tolerant && !fallback) refuseUnknown(store, key, hint)
  const found = location === 'elsewhere' ? readLookups(selection, lookups.elsewhere, raw) : column
  return fallback ? fillDefault(selection, found, fallback[0], key.text) : found
}

/** The values of a path of the config, as the store names it, with the settings' defaults. */
export function readConfigPath(selection: Selection, path: readonly string[]): Column {
  const column = selection.store.column({ facet: 'cfg', path }, selection.rows)
  const text = path.join('.')
  const fallback = defaultOf(selection.settings.defaults, { text, path })
  return fallback ? fillDefault(selection, column, fallback[0], text) : column
}

/** The column with a value for the runs that lack one: the same for all, or what a function makes of each. */
export function fillDefault(selection: Selection, column: Column, given: unknown, name: string): Column {
  return fillMissing(column, (i) => valueFor(selection, i, given, name))
}

/** The default of a key, however the key is spelt: with `__` for `.`, with or without `cfg`. */
function defaultOf(defaults: Settings['defaults'], { text, facet, exact }: Key): readonly [value: unknown] | undefined {
  const written = exact ? [] : facet === 'cfg' ? [text, text.slice('cfg.'.length)] : [text]
  const spellings = written.flatMap((spelling) => [spelling, spelling.replaceAll('__', '.')])
  const known = spellings.find((spelling) => Object.hasOwn(defaults, spelling))
  return known === undefined ? undefined : [defaults[known]]
}

/** The column with its missing values filled; a value that cannot be read stays missing. */
export function fillMissing(column: Column, fill: (position: number) => unknown): Column {
  return replaceMissing(column, (builder, i) => builder.value(fill(i)))
}
