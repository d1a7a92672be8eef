import { type Column, ColumnBuilder, type Facet, type FacetKey } from '@runsheaf/core/plugin'
import { ConfigKeeper } from '../config/config-keeper.ts'
import type { Configs } from '../config/configs.ts'
import { lazyMap } from '../files/lazy-list.ts'
import { type Content, presentFiles } from '../files/reading.ts'
import { visitEach } from '../files/work.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { FacetReader, ReadContext, ReadingReader } from './facet.ts'
import { FolderKeeper } from './folder-keeper.ts'
import { KeptValues } from './kept-values.ts'
import { type FolderFacet, folderFacets } from './named-file.ts'
import { type Paced, paced } from './paced.ts'
import { contents, ownConfig } from './run-contents.ts'

type FolderReaders = { readonly [F in FolderFacet]: FacetReader & ReadingReader<any> } & { readonly metrics: Metrics }

/** What is read ahead from. */
export interface Source {
  readonly runs: readonly ListedRun[]
  readonly context: ReadContext
  readonly facets: FolderReaders & { readonly cfg: Configs; readonly datasets: FacetReader }
  column(key: FacetKey, rows: Int32Array): Column
}

const idOf = ({ facet, path, reduce }: FacetKey) => JSON.stringify([facet, reduce ?? '', ...path])

/** Columns that were read before they are asked for. */
export class ReadAhead {
  readonly #source: Source
  readonly #kept = new Map<string, KeptValues>()
  /** The rows whose values of a facet are all read. */
  readonly #whole = new Map<Facet, Set<number>>()

  constructor(source: Source) {
    this.#source = source
  }

  /** Whether all of a key is at hand, since its facet was read. */
  isRead({ facet, reduce }: FacetKey, rows: Int32Array): boolean {
    const { facets, runs } = this.#source
    if (facet === 'cfg') return rows.every((row) => facets.cfg.isKept(runs[row]!))
    const whole = reduce ? undefined : this.#whole.get(facet)
    return whole !== undefined && rows.every((row) => whole.has(row))
  }

  /** The column of a key, if all of it was read ahead. */
  take(key: FacetKey, rows: Int32Array): Column | undefined {
    const whole = key.reduce ? undefined : this.#whole.get(key.facet)
    const lacks = (row: number) => whole?.has(row) ?? false
    const id = idOf(key)
    const kept = this.#kept.get(id)
    if (!kept) return whole && rows.every(lacks) ? noValues(rows.length) : undefined
    const column = kept.get(rows, lacks)
    if (kept.isSpent) this.#kept.delete(id)
    return column
  }

  /**
   * Reads keys and whole facets, of a facet the files that there are, run by run. Configs, datasets and names are kept by
   * who reads them, whatever is first asked of them. Yields how many runs are done.
   */
  *read(keys: readonly (Facet | FacetKey)[], rows: Int32Array): Paced<void> {
    const { context, facets, runs } = this.#source
    const single = keys.filter((key) => typeof key !== 'string')
    const folders = folderFacets.filter(
      (facet) => keys.includes(facet) && !rows.every((row) => this.#whole.get(facet)?.has(row)),
    )
    const config = keys.includes('cfg') && !this.isRead({ facet: 'cfg', path: [] }, rows)
    const read = this
    yield* paced(rows.length, function* (start, end, watched) {
      const part = rows.subarray(start, end)
      const places = Array.from(part, (row) => runs[row]!)
      if (folders.length > 0 || config) yield* read.#readWhole(part, places, folders, config, watched)
      if (keys.includes('datasets')) facets.datasets.names(context, places)
      yield* read.#readKeys(single, part, places, watched)
    })
  }

  *#readKeys(
    keys: readonly FacetKey[],
    rows: Int32Array,
    runs: readonly ListedRun[],
    watched: boolean,
  ): Generator<void, void> {
    const { column, context, facets } = this.#source
    for (const key of keys) {
      const inSteps = watched && key.facet === 'metrics'
      const values = inSteps ? yield* facets.metrics.columnInSteps(context, key, runs) : column(key, rows)
      this.#keptOf(key).add(rows, values)
    }
  }

  *#readWhole(
    rows: Int32Array,
    runs: readonly ListedRun[],
    folders: readonly FolderFacet[],
    config: boolean,
    watched: boolean,
  ): Generator<void, void> {
    const { context, facets } = this.#source
    const present = new Map<string, Content>()
    const atHand = { ...context, files: presentFiles(context.files, present) }
    const keepers = folders.map(
      (facet) => new FolderKeeper(context, facets[facet], (path) => this.#keptOf({ facet, path })),
    )
    const configs = new ConfigKeeper(facets.cfg.kinds, (path) => this.#keptOf({ facet: 'cfg', path }))
    const places = lazyMap(runs, ({ folder }) => folder)
    visitEach(context.files, contents, { facets: folders, config, leaveLong: watched }, places, (i, content) => {
      for (const [k, facet] of folders.entries()) keepers[k]!.keep(rows[i]!, runs[i]!, content[facet]!)
      if (!content.config) return
      present.clear()
      present.set(ownConfig(places.at(i)!), content.config)
      facets.cfg.take(atHand, runs[i]!)
      const config = facets.cfg.known(runs[i]!)
      if (config) configs.keep(rows[i]!, config)
    })
    for (const keeper of keepers) yield* keeper.finish()
    for (const facet of folders) {
      const whole = this.#whole.get(facet) ?? new Set()
      this.#whole.set(facet, whole)
      for (const row of rows) whole.add(row)
    }
    if (config) facets.cfg.readAll(context, runs)
  }

  #keptOf(key: FacetKey): KeptValues {
    const id = idOf(key)
    const kept = this.#kept.get(id) ?? new KeptValues()
    this.#kept.set(id, kept)
    return kept
  }
}

function noValues(length: number): Column {
  const builder = new ColumnBuilder()
  for (let i = 0; i < length; i++) builder.missing()
  return builder.finish()
}
