import { RunError } from '../errors.ts'
import { callPlugin, isPromise } from '../plugin/call-plugin.ts'
import { artifactsOf } from './artifacts.ts'
import { layer } from './layer.ts'
import type { RunStore } from './run-store.ts'

export interface GuardOptions {
  /** Who made the store. */
  readonly plugin: string
  /** Any fault in the data is an error, thrown by the call that meets it. */
  readonly strict?: boolean | undefined
}

/** What a plugin is asked for, after "failed to". */
const operations = {
  isRead: 'tell what is read',
  record: 'read a run',
  derived: 'tell what is made of other values',
  hydra: 'tell what Hydra wrote',
  read: 'read ahead',
  histories: 'read histories',
  models: 'read models',
}

/**
 * A store whose failures say whose they are. Its reads throw PLUGIN_FAILED, with the cause, for whatever the plugin
 * throws, and where it is strict FAULT for what they find wrong with the data.
 */
export function guard(store: RunStore, { plugin, strict = false }: GuardOptions): RunStore {
  const call = <T>(operation: string, read: () => T): T => {
    const seen = store.diagnostics.length
    const settle = <R>(result: R): R => {
      if (strict) refuseFaults(store, seen)
      return result
    }
    const result = callPlugin({ plugin, operation }, read)
    return isPromise(result) ? (result.then(settle) as T) : settle(result)
  }
  const guarded = Object.entries(operations).flatMap(([name, operation]) => {
    const method = store[name as keyof typeof operations] as ((...args: unknown[]) => unknown) | undefined
    return method ? [[name, (...args: unknown[]) => call(operation, () => method.apply(store, args))]] : []
  })
  return layer(store, {
    ...Object.fromEntries(guarded),
    names: (facet, rows) => call(`list the ${facet}`, () => store.names(facet, rows)),
    column: (key, rows) => {
      const name = [key.facet, ...key.path].join('.')
      const column = call(`read ${name}`, () => store.column(key, rows))
      if (column.length === rows.length) return column
      throw new RunError('PLUGIN_FAILED', `${plugin} gave ${column.length} values of ${name} for ${rows.length} runs.`)
    },
    ...(store.artifacts && {
      artifacts: (index) =>
        artifactsOf(
          plugin,
          call('read artifacts', () => store.artifacts!(index)),
        ),
    }),
    updated: (update) => {
      const updated = call('change configs', () => store.updated?.(update))
      return updated && guard(updated, { plugin, strict })
    },
  })
}

/** @throws RunError FAULT for the first diagnostic after those that were seen. */
export function refuseFaults({ diagnostics }: RunStore, seen = 0): void {
  const fault = diagnostics[seen]
  if (!fault) return
  throw new RunError('FAULT', `${fault.message} (strict: a fault in the data is an error)`, { diagnostic: fault })
}
