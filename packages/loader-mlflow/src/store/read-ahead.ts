import { type Column, ColumnBuilder, type Facet, type FacetKey, type Progress } from '@runsheaf/core/plugin'
import type { Configs } from '../config/configs.ts'
import { type Content, presentFiles } from '../files/reading.ts'
import { workEach } from '../files/work.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import type { FacetReader, NamesOfRuns, ReadContext, ReadingReader } from './facet.ts'
import { KeptValues } from './kept-values.ts'
import { type FolderFacet, namedFile } from './named-file.ts'
import { paced } from './paced.ts'
import { contents, ownConfig, type RunContents } from './run-contents.ts'

type Paths = NamesOfRuns[number]
type FolderReaders = { readonly [F in FolderFacet]: FacetReader & ReadingReader<any> }

/** What is read ahead from. */
export interface Source {
  readonly runs: readonly ListedRun[]
  readonly context: ReadContext
  readonly facets: FolderReaders & { readonly cfg: Configs; readonly datasets: FacetReader }
  column(key: FacetKey, rows: Int32Array): Column
}

const folderFacets: readonly FolderFacet[] = ['metrics', 'params', 'tags']

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
  *read(keys: readonly (Facet | FacetKey)[], rows: Int32Array): Generator<Progress, void> {
    const { context, facets, runs } = this.#source
    const single = keys.filter((key) => typeof key !== 'string')
    const folders = folderFacets.filter(
      (facet) => keys.includes(facet) && !rows.every((row) => this.#whole.get(facet)?.has(row)),
    )
    const config = keys.includes('cfg')
    yield* paced(rows.length, (start, end) => {
      const part = rows.subarray(start, end)
      const places = Array.from(part, (row) => runs[row]!)
      if (folders.length > 0 || config) this.#readWhole(part, places, folders, config)
      if (keys.includes('datasets')) facets.datasets.names(context, places)
      for (const key of single) this.#keptOf(key).add(part, this.#source.column(key, part))
    })
  }

  #readWhole(rows: Int32Array, runs: readonly ListedRun[], folders: readonly FolderFacet[], config: boolean): void {
    const { context, facets } = this.#source
    const places = runs.map(({ folder }) => folder)
    const found = workEach(context.files, contents, { facets: folders, config }, places)
    for (const facet of folders) this.#keepFolder(facet, rows, runs, found)
    if (!config) return
    const present = new Map<string, Content>()
    for (const [i, { config: content }] of found.entries()) if (content) present.set(ownConfig(places[i]!), content)
    facets.cfg.readAll({ ...context, files: presentFiles(context.files, present) }, runs)
  }

  #keepFolder(facet: FolderFacet, rows: Int32Array, runs: readonly ListedRun[], found: readonly RunContents[]): void {
    const { context } = this.#source
    const reader = this.#source.facets[facet]
    const lists: Paths[] = []
    const owners: number[] = []
    const names: string[] = []
    const readings: unknown[] = []
    for (const [i, content] of found.entries()) {
      const list = reader.take(context, runs[i]!, content[facet]!.listing)
      lists.push(list)
      for (const [name] of list) {
        owners.push(i)
        names.push(name!)
      }
      for (const reading of content[facet]!.readings) readings.push(reading)
    }
    const fileAt = (at: number) => namedFile(runs[owners[at]!]!, facet, names[at]!)
    reader.settle(context, readings, fileAt)
    const slots = new Map<Paths, readonly KeptValues[]>()
    let at = 0
    for (const [i, list] of lists.entries()) {
      const kept = slots.get(list) ?? list.map((path) => this.#keptOf({ facet, path }))
      slots.set(list, kept)
      for (const values of kept) {
        const position = at++
        reader.append(context, values.builderFor(rows[i]!), readings[position], () => fileAt(position))
      }
    }
    const whole = this.#whole.get(facet) ?? new Set()
    this.#whole.set(facet, whole)
    for (const row of rows) whole.add(row)
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
