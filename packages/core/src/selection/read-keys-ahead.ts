import { readingPart } from '../contract/reading-part.ts'
import type { FacetKey, ReadOptions } from '../contract/run-source.ts'
import { type Key, keyId } from '../keys/key.ts'
import { type Lookup, lookupsOf } from '../keys/lookups.ts'
import type { Readable } from '../memory/run-store.ts'
import { partsOf } from './locate-key.ts'
import { hasSome, readLookups } from './read-lookups.ts'
import type { Selection } from './selection.ts'

/**
 * Reads ahead what the values of keys are made of, and more that is wanted with them, in one request. A key that none of the
 * runs has is looked for in the whole store, as `locateKey` does, until a run has it.
 */
export async function readKeysAhead(
  selection: Selection,
  keys: readonly Key[],
  options: ReadOptions,
  more: readonly Readable[] = [],
): Promise<void> {
  const { store, rows } = selection
  const lookups = keys.flatMap((key) => lookupsOf(key).first)
  await store.read([...more, ...lookups.filter(isOfStore)], rows, options)
  for (const key of keys) {
    const { first, elsewhere } = lookupsOf(key)
    if (
      key.exact ||
      store.options.impls ||
      store.keyLocations.has(keyId(key)) ||
      hasSome(readLookups(selection, first))
    )
      continue
    if (await search(selection, first, options)) continue
    if (await search(selection, elsewhere, options)) await store.read(elsewhere.filter(isOfStore), rows, options)
    else if ([...first, ...elsewhere].some(isOfConfig)) await store.read(['cfg'], store.all, options)
  }
}

const isOfStore = (lookup: Lookup): lookup is FacetKey => lookup.facet !== 'impl'
const isOfConfig = ({ facet }: Lookup) => facet === 'cfg'

/** Reads lookups of the whole store, part by part, until a run has one; whether one has. */
async function search(selection: Selection, lookups: readonly Lookup[], options: ReadOptions): Promise<boolean> {
  if (lookups.length === 0) return false
  const { store } = selection
  const { all } = store
  let before = 0
  for (const rows of partsOf(all)) {
    const part = { ...selection, rows }
    await store.read(lookups.filter(isOfStore), rows, readingPart(options, before, all.length))
    if (hasSome(readLookups(part, lookups))) return true
    before += rows.length
  }
  return false
}
