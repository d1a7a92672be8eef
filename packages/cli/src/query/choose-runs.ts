import { parse, type RunCollection } from '@runsheaf/core'
import type { Context } from '../context.ts'
import type { RunOptions } from '../options/run-options.ts'
import { type Aliased, withAliases } from './aliases.ts'
import { loadOptions, type OpenStore, openStore } from './open-store.ts'

/** Runs that were asked for, among those that were looked at. */
export interface ChosenRuns<O> {
  readonly store: OpenStore
  /** Before any condition. */
  readonly all: RunCollection
  readonly runs: RunCollection
  /** The options, with keys in the place of short names. */
  readonly options: Aliased<O>
}

/** The runs that the options choose. */
export async function chooseRuns<O extends RunOptions>(
  named: string | undefined,
  typed: O,
  context: Context,
): Promise<ChosenRuns<O>> {
  const store = await openStore(named, context, typed)
  const options = withAliases(typed, store.loaded.config.aliases ?? {})
  const all = await store.load(loadOptions(options))
  const where = { kind: 'and', filters: (options.where ?? []).map((condition) => parse(condition)) } as const
  await store.read(all, [where])
  return { store, all, runs: all.filter(where), options }
}
