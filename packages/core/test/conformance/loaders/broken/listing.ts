import { RunError } from '../../../../src/plugin.ts'
import { answering } from '../../../support/answers.ts'
import { memoryLoader, storeOf } from '../memory-loader.ts'
import { type Broken, loader, requests, store } from './loader.ts'

const whole = memoryLoader()
const experimentsOf = async (location: string) => whole.experiments!(location)
const foldersAt = (location: string, choice?: string) => whole.runDirs!(location, choice) as Iterable<string>

/** What a loader says of itself, and how it finds runs. */
export const brokenListing: readonly Broken[] = [
  ['speaks another version', 'speaks version 1 of the plugin interface', { ...whole, api: 2 as 1 }],
  ['has no name', 'has a name, which errors mention', loader({ name: '' })],
  ['does not say what it looks for', 'says what it looks for', loader({ looksFor: ' ' })],
  [
    'holds what there is not',
    'says what its runs hold by names of facets, or does not say it',
    { ...whole, holds: ['info', 'cfg', 'params', 'metrics', 'tags', 'datasets', 'deleted', 'records' as 'tags'] },
  ],
  ...(['whyNot', 'experiments', 'runDirs'] as const).map(
    (method): Broken => [
      `has ${method} that is undefined`,
      `has ${method} if it can do that, and no such property otherwise`,
      { ...whole, [method]: undefined },
    ],
  ),
  ['detects with a number', 'detects its own stores', loader({ detect: (at) => (whole.detect(at) && 1) as never })],
  ['detects everything', 'does not detect a place where nothing is', loader({ detect: () => true })],
  [
    'has nothing to say of why not',
    'says in words why a place holds no runs, or does not say it',
    loader({ whyNot: () => '' }),
  ],
  [
    'reads pages that overlap',
    'loads each run once',
    memoryLoader({}, (runs) => storeOf(runs.length > 25 ? [...runs.slice(0, 21), ...runs.slice(20)] : runs)),
  ],
  [
    'fails where there are no runs',
    'loads a store without runs',
    memoryLoader({}, (runs) => {
      if (runs.length === 0) throw new Error('no runs')
      return storeOf(runs)
    }),
  ],
  ['turns the order round each time', 'gives the runs in the same order each time', turning()],
  [
    'reads five runs of several locations',
    'loads several locations at once',
    loader({
      load: (locations, request) =>
        memoryLoader({}, (runs) => storeOf(locations.length > 1 ? runs.slice(0, 5) : runs)).load(locations, request),
    }),
  ],
  [
    'takes no location twice',
    'takes a run that is found twice for one',
    loader({
      load(locations, request) {
        if (new Set(locations).size < locations.length) throw new Error('a location is given twice')
        return whole.load(locations, request)
      },
    }),
  ],
  ['keeps one list of runs', 'keeps what it loaded apart from what it loads later', sharing()],
  [
    'warns of nothing',
    'finds nothing wrong with sound runs, and says so in one list',
    store(() => ({ diagnostics: [{ severity: 'warning', code: 'ODD', message: 'There is something odd.' }] })),
  ],
  [
    'gives deleted runs too',
    'leaves deleted runs out unless they are asked for',
    requests(({ lifecycle }) => ({ lifecycle: lifecycle === 'active' ? 'all' : lifecycle })),
  ],
  [
    'reads a condition as another one',
    'leaves no run out that a condition keeps',
    loader({
      load: async (locations, request) => {
        const isOther = request.where?.kind === 'compare' && request.where.key.path[0] === 'status'
        return whole.load(isOther ? [] : locations, request)
      },
    }),
  ],
  [
    'counts past its total',
    'counts its progress up to its total, if it counts',
    loader({
      load(locations, request) {
        request.onProgress?.({ done: 6, total: 5 })
        return whole.load(locations, request)
      },
    }),
  ],
  [
    'counts fewer files as it goes on',
    'counts its progress up to its total, if it counts',
    loader({
      load(locations, request) {
        for (const done of [0, 1]) request.onProgress?.({ done, total: 5, files: 9 - done })
        return whole.load(locations, request)
      },
    }),
  ],
  [
    'gives what it has when it is stopped',
    'loads everything or throws ABORTED, if its signal says stop',
    loader({
      load: async (locations, request) => (request.signal?.aborted ? storeOf([]) : whole.load(locations, request)),
    }),
  ],
  [
    'cannot be closed after a question',
    'is closed without an error, if it closes',
    store(({ read }) => {
      let asked = false
      return {
        read(request, sink) {
          asked = true
          return read(request, sink)
        },
        close() {
          if (asked) throw new Error('a question is open')
        },
      }
    }),
  ],
  [
    'finds no experiment by its name',
    'chooses experiments by a name',
    requests(({ experiments }) => (experiments === 'base' ? { experiments: '*' } : {})),
  ],
  [
    'knows no globs',
    'chooses experiments by a glob',
    loader({
      load(locations, request) {
        const { experiments } = request
        if (experiments === '*a*e') throw new RunError('EXPERIMENT_NOT_FOUND', `There is no ${experiments}.`)
        return whole.load(locations, request)
      },
    }),
  ],
  [
    'takes every name as a glob',
    'chooses experiments by a name that would be a glob for another',
    requests(({ experiments }) => (experiments === 'sweep[1]' ? { experiments: 'sweep1' } : {})),
  ],
  [
    'takes the first of several experiments',
    'chooses experiments by a list of names',
    requests(({ experiments }) => (Array.isArray(experiments) ? { experiments: experiments[0] } : {})),
  ],
  [
    'does not ask a function',
    'chooses experiments by a function',
    requests(({ experiments }) => (typeof experiments === 'function' ? { experiments: '*' } : {})),
  ],
  [
    'takes the first of several ids',
    'chooses experiments by ids',
    requests(({ experimentIds }) => (experimentIds ? { experimentIds: experimentIds.slice(0, 1) } : {})),
  ],
  [
    'gives no runs of an unknown experiment',
    'refuses an experiment that is not there',
    loader({
      load: (locations, request) =>
        request.experiments === 'no-such-experiment' ? storeOf([]) : whole.load(locations, request),
    }),
  ],
  [
    'counts a run too many',
    'lists experiments, with the number of their runs',
    loader({
      experiments: async (at) => (await experimentsOf(at)).map((each) => ({ ...each, runs: each.runs + 1 })),
    }),
  ],
  [
    'gives the place of the store for that of an experiment',
    'lists places of experiments that can be loaded',
    loader({ experiments: async (at) => (await experimentsOf(at)).map((each) => ({ ...each, location: at })) }),
  ],
  [
    'lists folders that are none',
    'lists a folder for each run, which can be loaded',
    loader({ runDirs: (at, choice) => Array.from(foldersAt(at, choice as string), (folder) => `x${folder}`) }),
  ],
  [
    'lists the folders of every experiment',
    'lists the folders of runs by experiment',
    loader({ runDirs: (at) => foldersAt(at) }),
  ],
  [
    'reads nothing but what load was asked to read',
    'gives the same whatever load was asked to read',
    loader({
      async load(locations, request) {
        const { read } = request
        return answering(await whole.load(locations, request), ({ column }) => ({
          column: (key, rows) =>
            column(!read || read.includes(key.facet) ? key : { facet: 'tags', path: ['no'] }, rows),
        }))
      },
    }),
  ],
  [
    'counts past the total of what is read ahead',
    'counts its progress up to its total, if it counts',
    store(({ read }) => ({
      read(request, sink) {
        request.onProgress?.({ done: request.rows.length, total: 1 })
        return read(request, sink)
      },
    })),
  ],
]

function turning() {
  const seen = new Map<string, number>()
  return loader({
    load(locations, request) {
      const at = locations.join()
      const times = seen.get(at) ?? 0
      seen.set(at, times + 1)
      const again = times > 0 && request.lifecycle === 'active' && !request.experiments && !request.experimentIds
      return memoryLoader({}, (runs) => storeOf(again ? runs.toReversed() : runs)).load(locations, request)
    },
  })
}

function sharing() {
  let last = storeOf([])
  return memoryLoader({}, (runs) => {
    const own = storeOf(runs)
    last = own
    return { ...own, info: (index) => (index < last.length ? last : own).info(index) }
  })
}
