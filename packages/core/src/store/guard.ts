import { isRunError, RunError } from '../errors.ts'
import { delegate } from './layer.ts'
import type { RunStore } from './run-store.ts'

export interface GuardOptions {
  /** Who made the store. */
  readonly plugin: string
  /** Any fault in the data is an error, thrown by the call that meets it. */
  readonly strict?: boolean | undefined
}

/**
 * A store whose failures say whose they are.
 *
 * @throws RunError FAULT for a fault in the data, where it is strict. Its reads throw PLUGIN_FAILED, with the cause, for
 * whatever the plugin throws.
 */
export function guard(store: RunStore, { plugin, strict = false }: GuardOptions): RunStore {
  const throwFaults = (seen: number): void => {
    const fault = strict ? store.diagnostics[seen] : undefined
    if (fault)
      throw new RunError('FAULT', `${fault.message} (strict: a fault in the data is an error)`, { diagnostic: fault })
  }
  const call = <T>(operation: string, read: () => T): T => {
    const seen = store.diagnostics.length
    let result: T
    try {
      result = read()
    } catch (cause) {
      if (isRunError(cause)) throw cause
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new RunError('PLUGIN_FAILED', `${plugin} failed in ${operation}: ${reason}`, { plugin, operation, cause })
    }
    throwFaults(seen)
    return result
  }
  throwFaults(0)
  return {
    ...delegate(store),
    get diagnostics() {
      return store.diagnostics
    },
    names: (facet, rows) => call(`listing the ${facet}`, () => store.names(facet, rows)),
    column: (key, rows) => {
      const name = [key.facet, ...key.path].join('.')
      const column = call(`reading ${name}`, () => store.column(key, rows))
      if (column.length === rows.length) return column
      throw new RunError('PLUGIN_FAILED', `${plugin} gave ${column.length} values of ${name} for ${rows.length} runs.`)
    },
    record: (index) => store.record(index),
  }
}
