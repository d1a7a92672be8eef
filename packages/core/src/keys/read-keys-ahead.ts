import type { FacetKey, ReadOptions } from '../contract/run-source.ts'
import { readingPart } from '../store/reading-part.ts'
import type { Selection } from '../store/selection.ts'
import { type Key, keyId } from './key.ts'
import { partsOf } from './key-place.ts'
import { hasSome, readSources } from './read-sources.ts'
import { type Source, sourcesOf } from './sources.ts'

/**
 * Reads ahead what the values of keys are made of. A key that none of the runs has is looked for in the whole store, as
 * `placeOf` does, until a run has it.
 */
export async function readKeysAhead(selection: Selection, keys: readonly Key[], options: ReadOptions): Promise<void> {
  const { store } = selection
  await readUnread(
    selection,
    keys.flatMap((key) => sourcesOf(key).first),
    options,
  )
  for (const key of keys) {
    const { first, elsewhere } = sourcesOf(key)
    if (key.exact || store.options.impls || store.places.has(keyId(key)) || hasSome(readSources(selection, first)))
      continue
    if (await search(selection, first, options)) continue
    if (await search(selection, elsewhere, options)) await readUnread(selection, elsewhere, options)
    else if ([...first, ...elsewhere].some(isOfConfig)) await store.read(['cfg'], store.all, options)
  }
}

const isOfConfig = ({ facet }: Source) => facet === 'cfg'

/** Reads sources of the whole store, part by part, until a run has one; whether one has. */
async function search(selection: Selection, sources: readonly Source[], options: ReadOptions): Promise<boolean> {
  if (sources.length === 0) return false
  const { all } = selection.store
  let before = 0
  for (const rows of partsOf(all)) {
    const part = { ...selection, rows }
    await readUnread(part, sources, readingPart(options, before, all.length))
    if (hasSome(readSources(part, sources))) return true
    before += rows.length
  }
  return false
}

async function readUnread({ store, rows }: Selection, sources: readonly Source[], options: ReadOptions): Promise<void> {
  const unread = sources.filter((source): source is FacetKey => {
    return source.facet !== 'impl' && source.facet !== 'info' && !store.isRead(source, rows)
  })
  if (unread.length > 0) await store.read(unread, rows, options)
}
