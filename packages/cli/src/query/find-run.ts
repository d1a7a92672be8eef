import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type RunCollection, RunError, type RunInfo } from '@runsheaf/core'
import { suggest } from '@runsheaf/core/plugin'
import type { Context } from '../context.ts'
import { UsageError } from '../errors/usage-error.ts'
import type { OneRunOptions } from '../options/one-run-options.ts'
import { localTime } from '../render/times.ts'
import { loadOptions, type OpenStore, openStore } from './open-store.ts'
import { plural } from './plural.ts'

/** Runs that were named, among all of their store. */
export interface FoundRuns {
  readonly store: OpenStore
  readonly all: RunCollection
  /** In the order in which they were named. */
  readonly runs: RunCollection
}

/**
 * The runs that are named: by folder, by the beginning of the id, or by name.
 *
 * @throws RunError RUN_NOT_FOUND; UsageError where a name fits several.
 */
export async function findRuns(names: readonly string[], options: OneRunOptions, context: Context): Promise<FoundRuns> {
  const folders = names.filter((name) => isRunFolder(resolve(context.cwd, name)))
  const store = await openStore(options.store ?? commonStore(folders, names, context.cwd), context, options)
  const all = await store.load(loadOptions(options))
  return { store, all, runs: all.pick(names.map((name) => positionOf(all, name, context.cwd))) }
}

const isRunFolder = (path: string) => existsSync(join(path, 'meta.yaml')) && existsSync(join(path, 'metrics'))

/** The store of run folders, where nothing but folders is named: two levels up, or such a folder that lies in no experiment. */
function commonStore(folders: readonly string[], names: readonly string[], cwd: string): string | undefined {
  if (folders.length < names.length) return undefined
  const isOfExperiment = existsSync(resolve(cwd, folders[0]!, '..', 'meta.yaml'))
  return isOfExperiment || folders.length > 1 ? join(folders[0]!, '..', '..') : folders[0]
}

function positionOf(all: RunCollection, name: string, cwd: string): number {
  const path = resolve(cwd, name)
  const fits = [
    ({ runDir }: RunInfo) => runDir === path,
    ({ runId }: RunInfo) => runId === name,
    ({ runId }: RunInfo) => runId.startsWith(name.toLowerCase()),
    ({ runName }: RunInfo) => runName === name,
  ]
  const infos = all.map(({ info }) => info)
  const found = fits
    .map((fit) => infos.flatMap((info, position) => (fit(info) ? [position] : [])))
    .find((positions) => positions.length > 0)
  if (!found) return refuseNone(infos, name)
  if (found.length > 1)
    throw severalRuns(
      name,
      found.map((position) => infos[position]!),
    )
  return found[0]!
}

function severalRuns(name: string, runs: readonly RunInfo[]): UsageError {
  const lines = runs.slice(0, 10).map((info) => {
    const started = info.startTime ? localTime(info.startTime) : ''
    return [info.runId, info.runName ?? '', info.experimentName, started].join('  ')
  })
  const more = runs.length > 10 ? [`and ${plural(runs.length - 10, 'other')}`] : []
  return new UsageError(`${name} may be any of ${plural(runs.length, 'run')}; type more of the id`, ...lines, ...more)
}

function refuseNone(all: readonly RunInfo[], name: string): never {
  const names = all.flatMap(({ runName }) => runName ?? [])
  const suggestions = suggest(name, names)
  const advice = suggestions.length > 0 ? `Did you mean ${suggestions.join(' or ')}?` : 'List them: runsheaf ls'
  throw new RunError('RUN_NOT_FOUND', `None of ${plural(all.length, 'run')} is called ${name}. ${advice}`, { name })
}
