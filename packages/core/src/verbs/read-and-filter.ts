import { isRunError } from '../errors.ts'
import { keysOf } from '../filter/keys-of.ts'
import { type Source, sourcesOf } from '../keys/sources.ts'
import type { Facet, FacetKey, ReadOptions } from '../store/run-store.ts'
import type { Selection } from '../store/selection.ts'
import { type Choice, filter } from './filter.ts'

/**
 * As `filter`. Where a store that reads asynchronously says NOT_READ, what the filter names is read, and asked again: first
 * where each key belongs, then where it might be instead.
 *
 * @throws RunError NOT_READ where a function of the run reads what `load` was not asked to read.
 */
export async function readAndFilter(selection: Selection, choice: Choice, options: ReadOptions): Promise<Selection> {
  for (const part of ['first', 'elsewhere'] as const) {
    try {
      return filter(selection, choice)
    } catch (error) {
      const keys = isRunError(error, 'NOT_READ') && !(choice instanceof Uint8Array) ? keysOf(choice) : undefined
      if (!keys) throw error
      const wanted = keys.flatMap((key) => sourcesOf(key)[part].flatMap(readable))
      await selection.store.read(wanted, selection.rows, options)
    }
  }
  return filter(selection, choice)
}

/** The whole config, since its names may have to be looked through; of the other facets, what is named. */
function readable(source: Source): (Facet | FacetKey)[] {
  if (source.facet === 'impl') return []
  return source.facet === 'cfg' ? ['cfg'] : [source]
}
