import { buildColumn } from '../columns/builder.ts'
import type { Column } from '../columns/column.ts'
import { valueAt } from '../columns/value.ts'
import type { Holding } from '../contract/loader.ts'
import type { DatasetInput, Facet, FacetKey, NamesOfRuns, RunPart, RunSource } from '../contract/run-source.ts'
import { descend, ownChild } from '../keys/descend.ts'
import { infoColumn, infoNames } from '../keys/info-column.ts'
import { leafPaths } from '../keys/leaves-of.ts'
import type { SourceMemory } from './source-memory.ts'

/** The key of the one value that a facet has in a run: the whole config, the list of datasets. */
export const wholeOf = (facet: RunPart): FacetKey => ({ facet, path: [] })

const datasetFields = ['name', 'digest', 'context'] as const
const infoPaths = infoNames.map((name) => [name])

/** Values that need no reading: they are made of what a source has delivered, or cannot be there. */
export class ImpliedValues {
  readonly #source: RunSource
  readonly #memory: SourceMemory
  readonly #holds: readonly Holding[] | undefined
  /** Whether the source has answered a key with the whole config: it has no more to say of keys then. */
  #answersWhole = false

  /** @param holds all that the runs can have, if that is not everything. */
  constructor(source: RunSource, memory: SourceMemory, holds: readonly Holding[] | undefined) {
    this.#source = source
    this.#memory = memory
    this.#holds = holds
  }

  /**
   * Adds what can be made of a key's values to the memory.
   *
   * @param wasAsked whether the source was asked for the key itself: it then had its chance to say more exactly what it
   * has delivered as a part of something larger.
   * @returns the rows whose values are still unknown, each once.
   */
  fill(key: FacetKey, rows: Int32Array, wasAsked: boolean): Int32Array {
    const unread = this.#memory.unread(key, rows)
    if (unread.length === 0) return unread
    const known = this.#rowsOf(key, unread, wasAsked)
    if (known.length === 0) return unread
    if (wasAsked && key.facet === 'cfg') this.#answersWhole = true
    this.#memory.column(key, known, this.#columnOf(key, known))
    return this.#memory.unread(key, unread)
  }

  /** As {@link fill}, for the names of a facet. */
  fillNames(facet: Facet, rows: Int32Array, wasAsked: boolean): Int32Array {
    const unnamed = this.#memory.unnamed(facet, rows)
    if (unnamed.length === 0) return unnamed
    const fromWhole = facet === 'datasets' || (facet === 'cfg' && this.#mayUseWhole(wasAsked))
    const known = fromWhole && this.#isHeld(facet) ? this.#readOf(wholeOf(facet), unnamed) : unnamed
    const names = known.length > 0 ? this.#namesOf(facet, known, fromWhole) : undefined
    if (!names) return unnamed
    this.#memory.names(facet, known, names)
    return this.#memory.unnamed(facet, unnamed)
  }

  /** The rows whose values of a key can be made. */
  #rowsOf(key: FacetKey, rows: Int32Array, wasAsked: boolean): Int32Array {
    const { facet, path, reduce } = key
    if (facet === 'info' || !this.#isHeld(facet)) return rows
    if (path.length === 0) return none
    switch (facet) {
      case 'datasets':
        return this.#readOf(wholeOf(facet), rows)
      case 'cfg':
        return this.#mayUseWhole(wasAsked) ? this.#readOf(wholeOf(facet), rows) : none
      case 'params':
      case 'tags':
      case 'metrics':
        return reduce ? none : rows.filter((row) => this.#lacks(facet, row, path[0]!))
      case 'hydra':
      case 'models':
        return rows
    }
  }

  #columnOf(key: FacetKey, rows: Int32Array): Column {
    const { facet, path } = key
    if (facet === 'info') return infoColumn(path[0], rows, (row) => this.#source.info(row))
    if (!this.#isHeld(facet)) return missingColumn(rows.length)
    if (facet === 'cfg') return this.#madeOfWhole(facet, rows, (config) => descend(config, path, ownChild))
    if (facet === 'datasets') return this.#madeOfWhole(facet, rows, (inputs) => fieldValues(inputs, path[0]!))
    return missingColumn(rows.length)
  }

  #namesOf(facet: Facet, rows: Int32Array, fromWhole: boolean): NamesOfRuns | undefined {
    if (facet === 'info') return Array.from(rows, () => infoPaths)
    if (!this.#isHeld(facet)) return Array.from(rows, () => [])
    if (!fromWhole) return undefined
    const values = this.#memory.values(wholeOf(facet), rows)
    return Array.from(rows, (_, i) => {
      const value = valueAt(values, i)
      return facet === 'cfg' ? leafPaths(value) : datasetNames(value)
    })
  }

  #madeOfWhole(facet: RunPart, rows: Int32Array, make: (value: unknown) => unknown): Column {
    const values = this.#memory.values(wholeOf(facet), rows)
    return buildColumn(rows.length, (builder, i) => {
      const fault = values.faults?.get(i)
      if (fault) builder.missing(fault)
      else builder.value(make(valueAt(values, i)))
    })
  }

  /** Those of the rows of which a key has been read. */
  #readOf(key: FacetKey, rows: Int32Array): Int32Array {
    const unread = this.#memory.unread(key, rows)
    if (unread.length === 0) return rows
    const isUnread = new Set(unread)
    return rows.filter((row) => !isUnread.has(row))
  }

  /** A source that answers at once says more of a part than can be seen in the whole: kinds of numbers, what is at fault. */
  #mayUseWhole(wasAsked: boolean): boolean {
    return wasAsked || this.#answersWhole || this.#source.later === true
  }

  /** Whether a source is asked for a facet at all. */
  isAsked(facet: RunPart): boolean {
    return facet !== 'info' && this.#isHeld(facet)
  }

  #isHeld(facet: RunPart): boolean {
    return this.#holds?.includes(facet) ?? true
  }

  #lacks(facet: Facet, row: number, name: string): boolean {
    return this.#memory.namesAt(facet, row)?.every((path) => path[0] !== name) ?? false
  }
}

const none = new Int32Array()

/** What the datasets of a run say in a field; missing where none says anything. */
function fieldValues(inputs: unknown, name: string): unknown {
  const values = ((inputs ?? []) as readonly DatasetInput[]).flatMap((input) => (ownChild(input, name) ?? []) as string)
  return values.length > 0 ? values : undefined
}

function datasetNames(inputs: unknown): NamesOfRuns[number] {
  const has = (name: string) => fieldValues(inputs, name) !== undefined
  return datasetFields.filter(has).map((name) => [name])
}

function missingColumn(length: number): Column {
  return buildColumn(length, (builder) => builder.missing())
}
