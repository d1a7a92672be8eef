import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import {
  type Filter,
  type LoadOptions,
  oneOf,
  type RunCollection,
  RunError,
  type RunInfo,
  startsWith,
} from '@runsheaf/core'
import { suggest } from '@runsheaf/core/plugin'
import { toFilter } from '@runsheaf/core/verbs'
import type { Context } from '../context.ts'
import { UsageError } from '../errors/usage-error.ts'
import type { OneRunOptions } from '../options/one-run-options.ts'
import { localTime } from '../render/times.ts'
import { loadOptions, type OpenStore, openStore } from './open-store.ts'
import { plural } from './plural.ts'
import { realPath } from './real-path.ts'
import { shortestId } from './short-ids.ts'

/** Runs that were named. */
export interface FoundRuns {
  readonly store: OpenStore
  /** The runs among which they were looked for: those whose ids begin alike, or where that is not enough, all. */
  readonly among: RunCollection
  /** In the order in which they were named. */
  readonly runs: RunCollection
  /** Other runs of the store, of the life that the options say. */
  load(wanted: Pick<LoadOptions, 'experimentIds' | 'where'>): Promise<RunCollection>
}

/**
 * The runs that are named: by folder, by the beginning of the id, or by name. Only a name that is neither has all runs of
 * the store looked at.
 *
 * @throws RunError RUN_NOT_FOUND; UsageError where a name fits several.
 */
export async function findRuns(names: readonly string[], options: OneRunOptions, context: Context): Promise<FoundRuns> {
  const paths = names.map((name) => resolve(context.cwd, name))
  const store = await openStore(options.store ?? commonStore(paths), context, options)
  const wanted = loadOptions(options)
  const alike = names.map((name, i) => conditionFor(name, paths[i]!))
  const find = (runs: RunCollection) => names.map((name, i) => positionsOf(runs, name, paths[i]!))
  const isFound = (positions: readonly number[]) => positions.length > 0

  const near = alike.every((where) => where !== undefined)
    ? await store.load({ ...wanted, where: { kind: 'or', filters: alike } })
    : undefined
  const among = near && find(near).every(isFound) ? near : await store.load(wanted)
  const runs = among.pick(find(among).map((positions, i) => onlyOne(among, positions, names[i]!)))
  const { experiment: _, ...everywhere } = options
  return { store, among, runs, load: (wanted) => store.load({ ...loadOptions(everywhere), ...wanted }) }
}

const isRunFolder = (path: string) => existsSync(join(path, 'meta.yaml')) && existsSync(join(path, 'metrics'))

/** The store of run folders, where nothing but folders is named: two levels up, or such a folder that lies in no experiment. */
function commonStore(paths: readonly string[]): string | undefined {
  if (!paths.every(isRunFolder)) return undefined
  const isOfExperiment = existsSync(join(paths[0]!, '..', 'meta.yaml'))
  return isOfExperiment || paths.length > 1 ? join(paths[0]!, '..', '..') : paths[0]
}

/** What meets the runs that a name can mean, be it by folder or id, and those of like ids; nothing for other names. */
function conditionFor(name: string, path: string): Filter | undefined {
  const isFolder = isRunFolder(path)
  const id = isFolder ? basename(path) : name
  const beginsAlike = /^[0-9a-f]{1,32}$/i.test(id)
    ? [toFilter({ 'info.run_id': startsWith(id.toLowerCase().slice(0, shortestId)) })]
    : []
  const isThere = isFolder ? [toFilter({ 'info.run_dir': oneOf(path, realPath(path)) })] : []
  const filters = [...beginsAlike, ...isThere]
  return filters.length > 0 ? { kind: 'or', filters } : undefined
}

/** Where the runs are that a name means: of folder, id, its beginning, and name, the first that fits any. */
function positionsOf(among: RunCollection, name: string, path: string): readonly number[] {
  const infos = among.map(({ info }) => info)
  const folders = [path, realPath(path)]
  const fits = [
    ({ runDir }: RunInfo) => folders.includes(runDir),
    ({ runId }: RunInfo) => runId === name,
    ({ runId }: RunInfo) => runId.startsWith(name.toLowerCase()),
    ({ runName }: RunInfo) => runName === name,
  ]
  const found = fits.map((fit) => infos.flatMap((info, position) => (fit(info) ? [position] : [])))
  return found.find((positions) => positions.length > 0) ?? []
}

function onlyOne(among: RunCollection, positions: readonly number[], name: string): number {
  const [position] = positions
  if (position === undefined) return refuseNone(among, name)
  if (positions.length > 1)
    throw severalRuns(
      name,
      Array.from(among.pick(positions), ({ info }) => info),
    )
  return position
}

function severalRuns(name: string, runs: readonly RunInfo[]): UsageError {
  const lines = runs.slice(0, 10).map((info) => {
    const started = info.startTime ? localTime(info.startTime) : ''
    return [info.runId, info.runName ?? '', info.experimentName, started].join('  ')
  })
  const more = runs.length > 10 ? [`and ${plural(runs.length - 10, 'other')}`] : []
  return new UsageError(`${name} may be any of ${plural(runs.length, 'run')}; type more of the id`, ...lines, ...more)
}

function refuseNone(all: RunCollection, name: string): never {
  const names = Array.from(all, ({ info }) => info.runName ?? '').filter((runName) => runName !== '')
  const suggestions = suggest(name, names)
  const advice = suggestions.length > 0 ? `Did you mean ${suggestions.join(' or ')}?` : 'List them: runsheaf ls'
  throw new RunError('RUN_NOT_FOUND', `None of ${plural(all.length, 'run')} is called ${name}. ${advice}`, { name })
}
