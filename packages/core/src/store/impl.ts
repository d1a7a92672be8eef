import { RunError } from '../errors.ts'
import { descend } from '../keys/descend.ts'
import { type Run, runAt } from '../run.ts'
import type { ReadStore } from './read-store.ts'
import type { ArtifactSource } from './run-store.ts'
import type { Settings } from './settings.ts'

/** Makes a user's own object for a run: a class, or a function. */
export type ImplFactory<C = any, I = unknown> =
  | (new (
      artifacts: ArtifactSource,
      cfg: C,
      run: Run<C>,
    ) => I)
  | ((artifacts: ArtifactSource, cfg: C, run: Run<C>) => I)

const made = new WeakMap<ReadStore, Map<number, unknown>>()

/**
 * The implementation object of a run, made at its first use; `undefined` where the store was loaded without one.
 *
 * @throws RunError IMPL_FAILED naming the run, if the class or function throws.
 */
export function implOf(store: ReadStore, row: number, settings: Settings): unknown {
  const origin = store.options.origins?.at(row)
  if (origin) return implOf(origin.store, origin.row, settings)
  if (!store.options.impl) return undefined
  const impls = made.get(store) ?? new Map<number, unknown>()
  made.set(store, impls)
  if (!impls.has(row)) impls.set(row, makeImpl(store.options.impl, runAt(store, row, settings)))
  return impls.get(row)
}

function makeImpl(factory: ImplFactory, run: Run): unknown {
  return orImplFailed(run.info.runId, 'impl', () =>
    isClass(factory) ? new factory(run.artifacts, run.cfg, run) : factory(run.artifacts, run.cfg, run),
  )
}

/** A class is told from a function by its `prototype`, which is not writable. */
function isClass(factory: ImplFactory): factory is new (artifacts: ArtifactSource, cfg: any, run: Run) => unknown {
  return Object.getOwnPropertyDescriptor(factory, 'prototype')?.writable === false
}

/**
 * A member of a run's implementation object by path; functions are no values.
 *
 * @throws RunError IMPL_FAILED naming the run, if the member throws.
 */
export function implMember(store: ReadStore, row: number, settings: Settings, path: readonly string[]): unknown {
  const impl = implOf(store, row, settings)
  const { runId } = store.store.info(row)
  const value = orImplFailed(runId, path.join('.'), () => descend(impl, path, member))
  return typeof value === 'function' ? undefined : value
}

function member(value: unknown, name: string): unknown {
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
