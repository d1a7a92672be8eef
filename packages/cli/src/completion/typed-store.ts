import type { RunCollection } from '@runsheaf/core'
import type { Context } from '../context.ts'
import { type OpenStore, openStore } from '../query/open-store.ts'
import { argumentValue, type TypedCommand } from './typed-command.ts'

/** The store that a half-typed command means. */
export interface TypedStore {
  readonly store: OpenStore
  readonly all: RunCollection
  /** The newest runs, in which keys and values are looked for. */
  readonly runs: RunCollection
}

/** As many runs as can be read while a key is held. */
const newest = 500

/** Opens the store, quietly. */
export async function openTyped(typed: TypedCommand, context: Context): Promise<TypedStore> {
  const named = typed.options.get('store')?.at(-1) ?? argumentValue(typed, 'store')
  const isView = named?.startsWith('@')
  const access = { env: typed.options.get('env') ?? [], artifactRoot: typed.options.get('artifactRoot') ?? [] }
  const store = await openStore(isView ? undefined : named, context, access)
  const experiment = typed.options.get('experiment')
  const all = await store.load({ lifecycle: 'all', ...(experiment && { experiments: experiment }) })
  return { store, all, runs: all.sort({ key: 'start_time', descending: true }).slice(0, newest) }
}
