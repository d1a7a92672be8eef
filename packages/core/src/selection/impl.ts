import type { Run } from '../collection/run.ts'
import { RunError } from '../contract/errors.ts'
import type { Artifacts } from '../contract/run-source.ts'
import { descend } from '../keys/descend.ts'
import type { RunStore } from '../memory/run-store.ts'
import type { Settings } from './settings.ts'

/** Makes a user's own object for a run: a class, or a function. */
export type ImplFactory<C = any, I = unknown> =
  | (new (
      artifacts: Artifacts,
      cfg: C,
      run: Run<C>,
    ) => I)
  | ((artifacts: Artifacts, cfg: C, run: Run<C>) => I)

/** The implementation objects of a store's runs. */
export interface Impls {
  /** What the class or function is called; empty where there are several. */
  readonly name: string
  /** The object of a run, made at its first use. @throws RunError IMPL_FAILED naming the run. */
  of(store: RunStore, row: number, settings: Settings): unknown
  /** A member of the object by path; functions are no values. @throws RunError IMPL_FAILED naming the run. */
  member(store: RunStore, row: number, settings: Settings, path: readonly string[]): unknown
}

/** The objects that a factory makes of the runs of one store. */
export function implsOf(factory: ImplFactory): Impls {
  const made = new Map<number, unknown>()
  return implsBy(factory.name, (store, row, settings) => {
    if (!made.has(row)) made.set(row, makeImpl(factory, store.run(row, settings)))
    return made.get(row)
  })
}

/** The objects of runs of other stores, which each row comes from; none if none of the stores has any. */
export function implsOfOrigins(
  stores: readonly RunStore[],
  at: (row: number) => { readonly store: RunStore; readonly row: number },
): Impls | undefined {
  const names = new Set(stores.flatMap(({ options }) => options.impls?.name ?? []))
  if (names.size === 0) return undefined
  const [name = ''] = names.size === 1 ? names : []
  return implsBy(name, (_, row, settings) => {
    const origin = at(row)
    return origin.store.options.impls?.of(origin.store, origin.row, settings)
  })
}

function implsBy(name: string, of: Impls['of']): Impls {
  return {
    name,
    of,
    member: (store, row, settings, path) => {
      const impl = of(store, row, settings)
      const value = orImplFailed(store.info(row).runId, path.join('.'), () => descend(impl, path, child))
      return typeof value === 'function' ? undefined : value
    },
  }
}

function makeImpl(factory: ImplFactory, run: Run): unknown {
  return orImplFailed(run.info.runId, 'impl', () =>
    isClass(factory) ? new factory(run.artifacts, run.cfg, run) : factory(run.artifacts, run.cfg, run),
  )
}

/** A class is told from a function by its `prototype`, which is not writable. */
function isClass(factory: ImplFactory): factory is new (artifacts: Artifacts, cfg: any, run: Run) => unknown {
  return Object.getOwnPropertyDescriptor(factory, 'prototype')?.writable === false
}

function child(value: unknown, name: string): unknown {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function') || !(name in value)) return undefined
  return (value as Record<string, unknown>)[name]
}

function orImplFailed<T>(runId: string, what: string, call: () => T): T {
  try {
    return call()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new RunError('IMPL_FAILED', `The ${what} of run ${runId} failed: ${reason}`, { runId, cause })
  }
}
