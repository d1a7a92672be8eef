import { RunError } from '../errors.ts'
import { callPlugin, isPromise } from '../plugin/call-plugin.ts'
import { layer } from './layer.ts'
import { noArtifacts } from './no-artifacts.ts'
import type { ArtifactSource, Artifacts, RunStore } from './run-store.ts'

export interface GuardOptions {
  /** Who made the store. */
  readonly plugin: string
  /** Any fault in the data is an error, thrown by the call that meets it. */
  readonly strict?: boolean | undefined
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
  const { hydra, read, histories, artifacts, models } = layer(store, {})
  return layer(store, {
    names: (facet, rows) => call(`list the ${facet}`, () => store.names(facet, rows)),
    column: (key, rows) => {
      const name = [key.facet, ...key.path].join('.')
      const column = call(`read ${name}`, () => store.column(key, rows))
      if (column.length === rows.length) return column
      throw new RunError('PLUGIN_FAILED', `${plugin} gave ${column.length} values of ${name} for ${rows.length} runs.`)
    },
    isRead: (key, rows) => call('tell what is read', () => store.isRead?.(key, rows) ?? false),
    record: (index) => call('read a run', () => store.record(index)),
    ...(hydra && { hydra: (index) => call('tell what Hydra wrote', () => hydra(index)) }),
    ...(read && { read: async (...args) => call('read ahead', () => read(...args)) }),
    ...(histories && { histories: async (...args) => call('read histories', () => histories(...args)) }),
    ...(artifacts && { artifacts: (index) => guardArtifacts(plugin, () => artifacts(index)) }),
    ...(models && { models: (index) => call('read models', () => models(index)) }),
    updated: (update) => {
      const updated = call('change configs', () => store.updated?.(update))
      return updated && guard(updated, { plugin, strict })
    },
  })
}

function guardArtifacts(plugin: string, open: () => ArtifactSource): Artifacts {
  const call = { plugin, operation: 'read artifacts' }
  const source = callPlugin(call, open)
  const read = (form: 'text' | 'bytes' | 'json' | 'csv') => async (name: string) =>
    callPlugin<any>(call, () => (source[form] ? source[form](name) : noArtifacts(plugin)[form](name)))
  return {
    list: (glob) => callPlugin(call, () => source.list(glob)),
    path: (name) => callPlugin(call, () => source.path(name)),
    text: read('text'),
    bytes: read('bytes'),
    json: read('json'),
    csv: read('csv'),
  }
}

/** @throws RunError FAULT for the first diagnostic after those that were seen. */
export function refuseFaults({ diagnostics }: RunStore, seen = 0): void {
  const fault = diagnostics[seen]
  if (!fault) return
  throw new RunError('FAULT', `${fault.message} (strict: a fault in the data is an error)`, { diagnostic: fault })
}
