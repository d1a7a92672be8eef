import { buildColumn } from '../columns/builder.ts'
import type { Column } from '../columns/column.ts'
import { isValid, pushFrom, valueAt } from '../columns/value.ts'
import type { Diagnostic } from '../diagnostics.ts'
import { RunError } from '../errors.ts'
import type { KeyPlace } from '../keys/key-place.ts'
import { pushPythonLiteral } from '../keys/python-literal.ts'
import type { KeyAdvice } from '../keys/suggest-keys.ts'
import type { Run } from '../run.ts'
import type { Impls } from './impl.ts'
import type { Facet, FacetKey, ReadOptions, RunStore } from './run-store.ts'
import type { Settings } from './settings.ts'

export interface ReadStoreOptions {
  /** Who made the store, for error messages. */
  readonly plugin?: string
  /** How a run is shown to functions and by `get`: `runAt`, where verbs are used that need it. */
  readonly view?: RunView | undefined
  /** Keys that look like a name that no run has, for error messages: `suggestKeys`. */
  readonly suggest?: ((store: ReadStore, name: string) => KeyAdvice) | undefined
  /** The runs' implementation objects, if they have any. */
  readonly impls?: Impls | undefined
}

/** Makes the object that stands for a run; one each, as long as the settings are the same. */
export type RunView = (store: ReadStore, row: number, settings: Settings) => Run

/** A store as verbs read it. Around a store that does not keep what it has read, put `remember`. */
export class ReadStore {
  readonly store: RunStore
  readonly options: ReadStoreOptions
  /** Every row, in the store's order. */
  readonly all: Int32Array
  /** Where keys were found to be, as far as they were looked for. */
  readonly places = new Map<string, KeyPlace>()
  /** For each row, 1 where all of a facet was read ahead. */
  readonly #whole = new Map<Facet, Uint8Array>()
  readonly #warnings: Diagnostic[] = []
  readonly #decoded = new WeakMap<Column, Column>()

  constructor(store: RunStore, options: ReadStoreOptions = {}) {
    this.store = store
    this.options = options
    this.all = everyRow(store)
  }

  get plugin(): string {
    return this.options.plugin ?? 'The store'
  }

  get diagnostics(): readonly Diagnostic[] {
    return [...this.store.diagnostics, ...this.#warnings]
  }

  warn(diagnostic: Diagnostic): void {
    this.#warnings.push(diagnostic)
  }

  /** A dense column of values as the store has them: params are text. */
  column(key: FacetKey, rows: Int32Array): Column {
    return this.store.column(key, rows)
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
    return this.store.isRead?.(key, rows) ?? false
  }

  /** For each row, the paths that exist in a facet. */
  names(facet: Facet, rows: Int32Array): readonly (readonly (readonly string[])[])[] {
    return this.store.names(facet, rows)
  }

  /** Reads ahead what was not read so before. */
  async read(keys: readonly (Facet | FacetKey)[], rows: Int32Array, options: ReadOptions): Promise<void> {
    const isUnread = (key: Facet | FacetKey) =>
      typeof key !== 'string' || !rows.every((row) => this.#whole.get(key)?.[row])
    const unread = keys.filter(isUnread)
    if (unread.length === 0) return
    await this.store.read?.(unread, rows, options)
    for (const key of unread) {
      if (typeof key !== 'string') continue
      const marks = this.#whole.get(key) ?? new Uint8Array(this.store.length)
      this.#whole.set(key, marks)
      for (const row of rows) marks[row] = 1
    }
  }

  /** The run at a row. @throws RunError CAPABILITY_MISSING where the store was made without a view of runs. */
  run(row: number, settings: Settings): Run {
    const { view } = this.options
    if (view) return view(this, row, settings)
    throw new RunError(
      'CAPABILITY_MISSING',
      'This store shows no runs. Make it with new ReadStore(store, { view: runAt }).',
    )
  }
}

const rowsOf = new WeakMap<RunStore, Int32Array>()

/** Every row of a store, in order: the same array for the same store. */
export function everyRow(store: RunStore): Int32Array {
  const rows = rowsOf.get(store) ?? Int32Array.from({ length: store.length }, (_, i) => i)
  rowsOf.set(store, rows)
  return rows
}

function decodeParams(column: Column): Column {
  return buildColumn(column.length, (builder, i) => {
    if (isValid(column, i)) pushPythonLiteral(builder, String(valueAt(column, i)))
    else pushFrom(builder, column, i)
  })
}
