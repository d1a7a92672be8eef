import { ColumnBuilder } from '../columns/builder.ts'
import type { Column } from '../columns/column.ts'
import { isMissing, isValid, valueAt } from '../columns/value.ts'
import type { Diagnostic } from '../diagnostics.ts'
import { isRunError, RunError } from '../errors.ts'
import type { KeyPlace } from '../keys/key-place.ts'
import { pushPythonLiteral } from '../keys/python-literal.ts'
import { ColumnMemory } from './column-memory.ts'
import type { ImplFactory } from './impl.ts'
import type { Facet, FacetKey, ReadOptions, RunStore } from './run-store.ts'

export interface ReadStoreOptions {
  /** Any fault in the data is an error, thrown by the call that meets it. */
  readonly strict?: boolean | undefined
  readonly impl?: ImplFactory | undefined
  /** Where each run comes from, if this store stands over others: its implementation object is made there. */
  readonly origins?: Origins | undefined
}

/** The stores that another one stands over, and each of its rows there. */
interface Origins {
  readonly stores: readonly ReadStore[]
  at(row: number): { readonly store: ReadStore; readonly row: number }
}

/** A store that remembers: each value is asked of the loader's store at most once. */
export class ReadStore {
  readonly store: RunStore
  /** Who made the store, for error messages. */
  readonly plugin: string
  readonly options: ReadStoreOptions
  /** Every row, in the store's order. */
  readonly all: Int32Array
  /** Where keys were found to be, as far as they were looked for. */
  readonly places = new Map<string, KeyPlace>()
  readonly #warnings: Diagnostic[] = []
  readonly #memories = new Map<string, ColumnMemory>()
  readonly #decoded = new WeakMap<Column, Column>()

  constructor(store: RunStore, plugin: string, options: ReadStoreOptions = {}) {
    this.store = store
    this.plugin = plugin
    this.options = options
    this.all = Int32Array.from({ length: store.length }, (_, i) => i)
    this.#throwFaults(0)
  }

  /** Whether runs have implementation objects. */
  get hasImpls(): boolean {
    const { impl, origins } = this.options
    return impl !== undefined || (origins?.stores.some((store) => store.hasImpls) ?? false)
  }

  get diagnostics(): readonly Diagnostic[] {
    return [...this.store.diagnostics, ...this.#warnings]
  }

  warn(diagnostic: Diagnostic): void {
    this.#warnings.push(diagnostic)
  }

  /** A dense column of values as the store has them: params are text. */
  column(key: FacetKey, rows: Int32Array): Column {
    const memory = this.#memory(key)
    const unread = memory.unread(rows)
    if (unread.length > 0) memory.add(this.#readColumn(key, unread), unread)
    return memory.get(rows)
  }

  /** As {@link column}, with params decoded as Python literals. */
  values(key: FacetKey, rows: Int32Array): Column {
    const column = this.column(key, rows)
    if (key.facet !== 'params') return column
    const decoded = this.#decoded.get(column) ?? decodeParams(column)
    this.#decoded.set(column, decoded)
    return decoded
  }

  /** Whether the values of all these rows are at hand. */
  isRead(key: FacetKey, rows: Int32Array): boolean {
    return this.#memory(key).unread(rows).length === 0
  }

  /** For each row, the paths that exist in a facet. */
  names(facet: Facet, rows: Int32Array): readonly (readonly (readonly string[])[])[] {
    return this.#call(`listing the ${facet}`, () => this.store.names(facet, rows))
  }

  async read(keys: readonly (Facet | FacetKey)[], rows: Int32Array, options: ReadOptions): Promise<void> {
    await this.store.read?.(keys, rows, options)
  }

  #memory(key: FacetKey): ColumnMemory {
    const name = JSON.stringify([key.facet, key.reduce ?? '', ...key.path])
    const memory = this.#memories.get(name) ?? new ColumnMemory(this.all)
    this.#memories.set(name, memory)
    return memory
  }

  #readColumn(key: FacetKey, rows: Int32Array): Column {
    const name = [key.facet, ...key.path].join('.')
    const column = this.#call(`reading ${name}`, () => this.store.column(key, rows))
    if (column.length === rows.length) return column
    throw new RunError(
      'PLUGIN_FAILED',
      `${this.plugin} gave ${column.length} values of ${name} for ${rows.length} runs.`,
    )
  }

  #call<T>(operation: string, call: () => T): T {
    const seen = this.store.diagnostics.length
    let result: T
    try {
      result = call()
    } catch (cause) {
      if (isRunError(cause)) throw cause
      const reason = cause instanceof Error ? cause.message : String(cause)
      const details = { plugin: this.plugin, operation, cause }
      throw new RunError('PLUGIN_FAILED', `${this.plugin} failed in ${operation}: ${reason}`, details)
    }
    this.#throwFaults(seen)
    return result
  }

  #throwFaults(seen: number): void {
    const fault = this.options.strict ? this.store.diagnostics[seen] : undefined
    if (fault)
      throw new RunError('FAULT', `${fault.message} (strict: a fault in the data is an error)`, { diagnostic: fault })
  }
}

function decodeParams(column: Column): Column {
  const builder = new ColumnBuilder()
  for (let i = 0; i < column.length; i++) {
    if (isValid(column, i)) pushPythonLiteral(builder, String(valueAt(column, i)))
    else if (isMissing(column, i)) builder.missing(column.faults?.get(i))
    else builder.null()
  }
  return builder.finish()
}
