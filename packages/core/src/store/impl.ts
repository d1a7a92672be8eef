import { RunError } from '../errors.ts'
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
  try {
    return isClass(factory) ? new factory(run.artifacts, run.cfg, run) : factory(run.artifacts, run.cfg, run)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new RunError('IMPL_FAILED', `The impl of run ${run.info.runId} failed: ${reason}`, {
      runId: run.info.runId,
      cause,
    })
  }
}

/** A class is told from a function by its `prototype`, which is not writable. */
function isClass(factory: ImplFactory): factory is new (artifacts: ArtifactSource, cfg: any, run: Run) => unknown {
  return Object.getOwnPropertyDescriptor(factory, 'prototype')?.writable === false
}

/** A member of an implementation object by path; functions are no values. */
export function implMember(impl: unknown, path: readonly string[]): unknown {
  let value = impl
  for (const name of path) {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function') || !(name in value))
      return undefined
    value = (value as Record<string, unknown>)[name]
  }
  return typeof value === 'function' ? undefined : value
}
