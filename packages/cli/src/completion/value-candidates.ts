import { readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { namedKeys } from '@runsheaf/core/verbs'
import { Argument, type Option } from 'commander'
import { loadConfig } from '../config/load-config.ts'
import type { Context } from '../context.ts'
import { aggregateNames } from '../query/aggregate-list.ts'
import { findRuns } from '../query/find-run.ts'
import { runIds, shortIds } from '../query/short-ids.ts'
import { beginning, type Candidate, textsBeginning } from './candidate.ts'
import { conditionCandidates } from './condition-candidates.ts'
import { functionCandidates, type ListWords, listCandidates, reducers } from './list-candidates.ts'
import { argumentValue, type TypedCommand } from './typed-command.ts'
import { openTyped, type TypedStore } from './typed-store.ts'

/** Finds candidates for a word. */
type Source = (word: string, typed: TypedCommand, context: Context) => Candidate[] | Promise<Candidate[]>

const ofStore =
  (find: (word: string, store: TypedStore) => Candidate[] | Promise<Candidate[]>): Source =>
  async (word, typed, context) =>
    find(word, await openTyped(typed, context))

const lists = (words: ListWords) => ofStore((text, typed) => listCandidates(text, typed, words))

const columns = lists({ functions: reducers, following: ['as'] })

const conditions = ofStore(conditionCandidates)

/** What the values of arguments and options are, by their names. */
const sources: Readonly<Record<string, Source>> = {
  store: async (word, typed, context) =>
    word.startsWith('@') && typed.command.name() === 'ls'
      ? beginning(word, await viewNames(context))
      : pathCandidates(word, context.cwd, true),
  output: (word, _, { cwd }) => pathCandidates(word, cwd, false),
  experiment: async (word, typed, context) => {
    const options = new Map([...typed.options].filter(([name]) => name !== 'experiment'))
    const { store, all } = await openTyped({ ...typed, options }, context)
    const names = (await store.experiments(all)).map(({ name }) => name)
    return textsBeginning(word, names)
  },
  where: conditions,
  group: conditions,
  columns,
  add: columns,
  drop: lists({}),
  sort: lists({ functions: reducers, following: ['desc', 'asc'] }),
  by: lists({ following: ['but'] }),
  per: lists({}),
  agg: lists({ functions: aggregateNames }),
  metric: async (word, typed, context) =>
    beginning(word, metricCandidates(word, await openTyped(typed, context), typed.command.name() === 'top')),
  run: ofStore(runCandidates),
  runs: ofStore(runCandidates),
  cat: artifactCandidates,
  path: artifactCandidates,
}

/** The values that an argument or an option may have. */
export async function valueCandidates(
  of: Argument | Option,
  word: string,
  typed: TypedCommand,
  context: Context,
): Promise<Candidate[]> {
  if (of.argChoices) return textsBeginning(word, of.argChoices)
  const name = of instanceof Argument ? of.name() : of.attributeName()
  return (await sources[name]?.(word, typed, context)) ?? []
}

/** Metrics without their prefix, short names, and, where one may stand, functions of a history. */
function metricCandidates(word: string, typed: TypedStore, reduced: boolean): Candidate[] {
  const [, call = ''] = /^(\w+\()/.exec(word) ?? []
  const metrics = namedKeys(typed.runs.selection, 'metrics')
  if (call !== '') return metrics.map(({ key }) => ({ text: call + key }))
  const bare = metrics.map(({ name }) => ({ text: name }))
  const aliases = Object.entries(typed.store.loaded.config.aliases ?? {}).map(([text, about]) => ({ text, about }))
  return [...aliases, ...bare, ...functionCandidates(reduced ? reducers : [])]
}

/** Runs by the beginning of the id, and by name. */
function runCandidates(word: string, { runs, all }: TypedStore): Candidate[] {
  const short = shortIds(runIds(runs), runIds(all))
  const infos = runs.map(({ info }) => info)
  const about = (i: number) => [infos[i]!.experimentName, infos[i]!.status.toLowerCase()].join(' · ')
  const ids = short.map((text, i) => ({ text, about: [infos[i]!.runName ?? '', about(i)].join(' · ') }))
  const names = infos.flatMap(({ runName }, i) => (runName ? [{ text: runName, about: about(i) }] : []))
  return beginning(word, word === '' ? names : [...ids, ...names])
}

async function artifactCandidates(word: string, typed: TypedCommand, context: Context): Promise<Candidate[]> {
  const run = argumentValue(typed, 'run')
  if (run === undefined) return []
  const store = typed.options.get('store')?.at(-1)
  const { runs } = await findRuns([run], { lifecycle: 'all', ...(store !== undefined && { store }) }, context)
  return textsBeginning(word, runs.at(0)!.artifacts.list())
}

async function viewNames(context: Context): Promise<Candidate[]> {
  const { config } = await loadConfig(context)
  return Object.keys(config.views ?? {}).map((name) => ({ text: `@${name}`, about: 'view' }))
}

/** Folders, and files, that a path may go on to; those that are hidden where it says so. */
function pathCandidates(word: string, cwd: string, foldersOnly: boolean): Candidate[] {
  const folder = word.endsWith('/') ? word : word.includes('/') ? `${dirname(word)}/`.replace('//', '/') : ''
  const entries = readdirSync(resolve(cwd, folder), { withFileTypes: true })
  const found = entries.flatMap((entry): Candidate[] => {
    if (entry.name.startsWith('.') && !word.slice(folder.length).startsWith('.')) return []
    if (entry.isDirectory()) return [{ text: `${join(folder, entry.name)}/` }]
    return foldersOnly ? [] : [{ text: join(folder, entry.name) }]
  })
  return beginning(word, found)
}
