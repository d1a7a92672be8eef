import type { Run } from '../collection/run.ts'
import { buildColumn } from '../columns/builder.ts'
import type { Column, Columns } from '../columns/column.ts'
import { isValid, pushFrom, valueAt } from '../columns/value.ts'
import { artifactsOf } from '../contract/artifacts.ts'
import { pluginFailure } from '../contract/call-plugin.ts'
import type { Diagnostic } from '../contract/diagnostics.ts'
import { RunError } from '../contract/errors.ts'
import type { Holding } from '../contract/loader.ts'
import { readingPart } from '../contract/reading-part.ts'
import type {
  Artifacts,
  Awaitable,
  Facet,
  FacetKey,
  HistoryOptions,
  NamesOfRuns,
  ReadOptions,
  ReadRequest,
  RunInfo,
  RunPart,
  RunSource,
} from '../contract/run-source.ts'
import { printKey } from '../keys/print-key.ts'
import { pushPythonLiteral } from '../keys/python-literal.ts'
import type { Impls } from '../selection/impl.ts'
import type { KeyLocation } from '../selection/locate-key.ts'
import type { Settings } from '../selection/settings.ts'
import type { KeyAdvice } from '../selection/suggest-keys.ts'
import { distinctRows } from './column-memory.ts'
import { ImpliedValues, wholeOf } from './implied-values.ts'
import { isSame } from './row-positions.ts'
import { SourceMemory } from './source-memory.ts'

export interface RunStoreOptions {
  /** Who made the source, for error messages. */
  readonly plugin?: string
  /** All that its runs can have, if that is not everything: what is not named here is not asked for. */
  readonly holds?: readonly Holding[] | undefined
  /** How a run is shown to functions and by `get`: `runAt`, where verbs are used that need it. */
  readonly view?: RunView | undefined
  /** Keys that look like a name that no run has, for error messages: `suggestKeys`. */
  readonly suggest?: ((store: RunStore, name: string) => KeyAdvice) | undefined
  /** The runs' implementation objects, if they have any. */
  readonly impls?: Impls | undefined
}

/** What can be read ahead: a whole facet, the names of one, or a key. */
export type Readable = RunPart | { readonly names: Facet } | FacetKey

/** What a source is asked to read ahead: a facet whole, the names of one, or a key. */
type Wanted = Facet | Exclude<Readable, string>

/** What is asked of some rows in one request. */
interface PartsOfRows {
  readonly parts: Wanted[]
  rows: Int32Array
}

/** Makes the object that stands for a run; one each, as long as the settings are the same. */
export type RunView = (store: RunStore, row: number, settings: Settings) => Run

/**
 * Runs as verbs read them: a source, and the memory of all that it has delivered. What is asked for is looked for in the
 * memory, then made of what is there, and only for the runs that still lack it is the source asked.
 *
 * @example
 * const runs = select(new RunStore(sourceFromRecords(records)))
 */
export class RunStore {
  readonly source: RunSource
  readonly options: RunStoreOptions
  /** Every row, in the source's order. */
  readonly all: Int32Array
  /** Where keys were found to be, as far as they were looked for. */
  readonly keyLocations = new Map<string, KeyLocation>()
  readonly #memory: SourceMemory
  /** Params decoded as Python literals. */
  readonly #decoded: SourceMemory
  readonly #implied: ImpliedValues
  readonly #warnings: Diagnostic[] = []
  #closed: Promise<void> | undefined

  constructor(source: RunSource, options: RunStoreOptions = {}) {
    this.source = source
    this.options = options
    this.all = Int32Array.from({ length: source.length }, (_, i) => i)
    this.#memory = new SourceMemory(this.all)
    this.#decoded = new SourceMemory(this.all)
    this.#implied = new ImpliedValues(source, this.#memory, options.holds)
  }

  get plugin(): string {
    return this.options.plugin ?? 'The source'
  }

  get diagnostics(): readonly Diagnostic[] {
    return [...this.source.diagnostics, ...this.#warnings]
  }

  warn(diagnostic: Diagnostic): void {
    this.#warnings.push(diagnostic)
  }

  info(row: number): RunInfo {
    return this.source.info(row)
  }

  /**
   * A dense column of values as the source has them (params are text): entry `i` belongs to `rows[i]`.
   *
   * @throws RunError NOT_READ where the source answers later and the values were not read.
   */
  column(key: FacetKey, rows: Int32Array): Column {
    const unread = this.#implied.fill(key, rows, false)
    if (unread.length > 0) {
      const asked = key.facet === 'datasets' ? wholeOf(key.facet) : key
      this.#readNow(printKey(key), { keys: [asked] }, unread)
      this.#refuseLeftOut(key, unread)
    }
    return this.#memory.values(key, rows)
  }

  /** As {@link column}, with params decoded as Python literals. */
  values(key: FacetKey, rows: Int32Array): Column {
    if (key.facet !== 'params') return this.column(key, rows)
    const unread = this.#decoded.unread(key, rows)
    if (unread.length > 0) this.#decoded.column(key, unread, decodeParams(this.column(key, unread)))
    return this.#decoded.values(key, rows)
  }

  /** The value of a key in one run, as {@link column} gives it. */
  value(key: FacetKey, row: number): unknown {
    return valueAt(this.column(key, Int32Array.of(row)), 0)
  }

  /** Whether the values of all these rows are at hand. */
  isRead(key: FacetKey, rows: Int32Array): boolean {
    return this.#implied.fill(key, rows, false).length === 0
  }

  /** For each row, the paths that exist in a facet. @throws RunError NOT_READ as {@link column} does. */
  names(facet: Facet, rows: Int32Array): NamesOfRuns {
    const unnamed = this.#implied.fillNames(facet, rows, false)
    if (unnamed.length > 0) {
      const wanted = facet === 'datasets' ? { keys: [wholeOf(facet)] } : { names: [facet] }
      this.#readNow(facet, wanted, unnamed)
      this.#refuseUnnamed(facet, unnamed)
    }
    return Array.from(rows, (row) => this.#memory.namesAt(facet, row)!)
  }

  /** For each row, the paths of its config that are made of other values of it. @throws RunError NOT_READ */
  derived(rows: Int32Array): NamesOfRuns {
    this.names('cfg', rows)
    return Array.from(rows, (row) => this.#memory.derivedAt('cfg', row))
  }

  /**
   * Reads ahead what was not read before, off the calling thread where the source can. What is unread of the same runs is
   * asked for together; a source that answers later is asked once for all, which saves the way.
   */
  async read(wanted: readonly Readable[], rows: Int32Array, options: ReadOptions): Promise<void> {
    const requests = this.#requestsFor(wanted, rows)
    const total = requests.reduce((sum, { rows }) => sum + rows.length, 0)
    let before = 0
    for (const { parts, rows } of requests) {
      await this.#readParts(parts, rows, requests.length > 1 ? readingPart(options, before, total) : options)
      before += rows.length
    }
  }

  /** What is wanted and unread, grouped by the rows that lack it. */
  #requestsFor(wanted: readonly Readable[], rows: Int32Array): PartsOfRows[] {
    const parts = wanted.flatMap((readable) => this.#partsOf(readable))
    const requests: PartsOfRows[] = []
    for (const part of new Map(parts.map((part) => [JSON.stringify(part), part])).values()) {
      const unread = this.#unreadOf(part, rows)
      const request = requests.find((request) => this.source.later || isSame(request.rows, unread))
      if (unread.length === 0) continue
      if (!request) requests.push({ parts: [part], rows: unread })
      else {
        request.parts.push(part)
        if (!isSame(request.rows, unread))
          request.rows = distinctRows(Int32Array.from([...request.rows, ...unread]), this.all.length)
      }
    }
    return requests
  }

  async #readParts(parts: readonly Wanted[], rows: Int32Array, options: ReadOptions): Promise<void> {
    const facets = parts.filter((part) => typeof part === 'string')
    const names = parts.flatMap((part) => (typeof part === 'object' && 'names' in part ? [part.names] : []))
    const keys = parts.flatMap((part) => (typeof part === 'object' && 'facet' in part ? [part] : []))
    await this.#ask({ ...options, keys, names, facets, mayWait: true }, rows)
    for (const key of keys) this.#refuseLeftOut(key, rows)
    for (const facet of [...names, ...facets]) this.#refuseUnnamed(facet, rows)
    for (const facet of facets) {
      if (this.source.later && facet !== 'cfg') await this.#readNamed(facet, rows, options)
      this.#memory.markWhole(facet, rows)
    }
  }

  /** The points of metrics, as the source's `histories` gives them. @throws RunError CAPABILITY_MISSING */
  async histories(metrics: readonly string[], rows: Int32Array, options: HistoryOptions): Promise<Columns> {
    if (!this.source.histories)
      throw new RunError('CAPABILITY_MISSING', `${this.plugin} keeps no histories of metrics.`)
    return this.source.histories({ ...options, metrics, rows }, this.#memory)
  }

  /** The files of a run. Where the source has none to offer, each use throws RunError CAPABILITY_MISSING. */
  artifacts(row: number): Artifacts {
    return (this.source.artifacts?.(row) as Artifacts | undefined) ?? artifactsOf(this.plugin)
  }

  /** Gives back what the source holds open, once. */
  close(): Promise<void> {
    this.#closed ??= (async () => this.source.close?.())()
    return this.#closed
  }

  /** The run at a row. @throws RunError CAPABILITY_MISSING where the store was made without a view of runs. */
  run(row: number, settings: Settings): Run {
    const { view } = this.options
    if (view) return view(this, row, settings)
    throw new RunError(
      'CAPABILITY_MISSING',
      'This store shows no runs. Make it with new RunStore(source, { view: runAt }).',
    )
  }

  #unreadOf(part: Wanted, rows: Int32Array): Int32Array {
    if (typeof part === 'string')
      return this.#implied.isAsked(part) ? this.#memory.notWhole(part, rows) : new Int32Array()
    return 'names' in part ? this.#implied.fillNames(part.names, rows, false) : this.#implied.fill(part, rows, false)
  }

  /**
   * What of a source has to be read for something that is wanted: of some facets the one value that runs have, and of
   * configs, where the source answers later, the value beside the names.
   */
  #partsOf(wanted: Readable): Wanted[] {
    if (wanted === 'datasets' || wanted === 'hydra' || wanted === 'models') return [wholeOf(wanted)]
    if (typeof wanted === 'string') return wanted === 'cfg' && this.source.later ? [wanted, wholeOf(wanted)] : [wanted]
    const facet = 'names' in wanted ? wanted.names : wanted.facet
    return facet === 'datasets' ? [wholeOf(facet)] : [wanted]
  }

  /** Reads the values of a facet that came by its names alone: a source that answers later cannot be asked for them by need. */
  async #readNamed(facet: Facet, rows: Int32Array, { signal }: ReadOptions): Promise<void> {
    const named = new Map<string, FacetKey>()
    for (const names of new Set(this.names(facet, rows)))
      for (const path of names) named.set(JSON.stringify(path), { facet, path })
    await this.read([...named.values()], rows, { ...(signal && { signal }) })
  }

  /** Asks a source for an answer at once. The one place that refuses where it can only answer later. */
  #readNow(what: string, wanted: Partial<ReadRequest>, rows: Int32Array): void {
    if (!this.source.later) return void this.#ask({ ...wanted, mayWait: false }, rows)
    const message = `${what} is not read yet, and ${this.plugin} can only answer later. First: await runs.read('${what}').`
    throw new RunError('NOT_READ', message, { key: what, plugin: this.plugin })
  }

  #ask(wanted: Partial<ReadRequest> & Pick<ReadRequest, 'mayWait'>, rows: Int32Array): Awaitable<void> {
    return this.source.read({ keys: [], names: [], facets: [], ...wanted, rows }, this.#memory)
  }

  #refuseLeftOut(key: FacetKey, rows: Int32Array): void {
    const unread = this.#implied.fill(key, rows, true)
    if (unread.length > 0) throw leftOut(this.plugin, `read ${printKey(key)}`, unread.length, rows.length)
  }

  #refuseUnnamed(facet: Facet, rows: Int32Array): void {
    const unnamed = this.#implied.fillNames(facet, rows, true)
    if (unnamed.length > 0) throw leftOut(this.plugin, `list the ${facet}`, unnamed.length, rows.length)
  }
}

function leftOut(plugin: string, operation: string, count: number, asked: number): RunError {
  const reason = `it left out ${count} of ${asked} runs. A loader whose runs can have none says so in holds`
  return pluginFailure({ plugin, operation }, new Error(reason))
}

function decodeParams(column: Column): Column {
  return buildColumn(column.length, (builder, i) => {
    if (isValid(column, i)) pushPythonLiteral(builder, String(valueAt(column, i)))
    else pushFrom(builder, column, i)
  })
}
