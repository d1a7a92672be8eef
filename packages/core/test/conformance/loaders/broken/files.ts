import { artifacts, type Broken, isKey, store, values } from './loader.ts'

/** The files of runs, and what else their stores offer. */
export const brokenFiles: readonly Broken[] = [
  [
    'knows no choices',
    'gives job, overrides and choices of Hydra, if it holds them',
    values(isKey('hydra'), (found) => found && { job: found.job, overrides: found.overrides }),
  ],
  [
    'takes every run for one of Hydra',
    'knows nothing of Hydra where Hydra wrote nothing',
    values(isKey('hydra'), (found) => found ?? { overrides: [] }),
  ],
  [
    'takes every value for a derived one',
    'derives no value of a config without interpolations',
    store(({ read }) => ({
      read: (request, sink) =>
        read(request, { ...sink, names: (facet, rows, names) => sink.names(facet, rows, names, names) }),
    })),
  ],
  [
    'lists artifacts as they come',
    'lists the artifacts of a run, sorted, with / between folders',
    artifacts(({ list }) => ({ list: (glob) => (glob === undefined ? list().toReversed() : list(glob)) })),
  ],
  [
    'takes folders for parts of names',
    'lists the artifacts that fit a glob',
    artifacts(({ list }) => ({ list: (glob) => list(glob === 'plots/*' ? 'plots/**' : glob) })),
  ],
  [
    'fails where a run kept nothing',
    'lists no artifacts of a run that kept none',
    artifacts(({ list }, run) => ({
      list(glob) {
        if (!run.artifacts) throw new Error('no such folder')
        return list(glob)
      },
    })),
  ],
  [
    'reads text as Latin-1',
    'reads artifacts as text, bytes and JSON',
    artifacts(({ text }) => ({ text: async (name) => (await text(name)).replace('é', 'Ã©') })),
  ],
  [
    'takes the header line for a row',
    'reads artifacts with a header line as columns, if it reads CSV',
    artifacts(({ csv }) => ({
      async csv(name) {
        const { length, columns } = await csv!(name)
        return { length, columns: columns.map((column, i) => ({ ...column, name: String(i) })) }
      },
    })),
  ],
  ...(['histories', 'artifacts', 'updated', 'close'] as const).map(
    (method): Broken => [
      `has ${method} that is undefined`,
      `has ${method} if it can do that, and no such property otherwise`,
      store(() => ({ [method]: undefined })),
    ],
  ),
  [
    'makes up a model',
    'gives all parts of a run',
    values(isKey('models'), () => [
      { modelId: 'm', role: 'output', status: 'READY', params: {}, tags: {}, metrics: [] },
    ]),
  ],
  [
    'changes every config',
    'changes configs in a source of its own, if it changes them',
    store(({ updated }, all) => ({
      updated: ({ path, values }) =>
        updated!({ path, values: path[0] === 'model' ? new Map(all.map((_, i) => [i, 8])) : values }),
    })),
  ],
  [
    'names what was there before a change',
    'names what a changed config has, if it changes them',
    store(({ updated, read }) => ({
      updated(update) {
        const changed = updated!(update)!
        return {
          ...changed,
          read: (request, sink) =>
            (request.names.length + request.facets.length > 0 ? read : changed.read)(request, sink),
        }
      },
    })),
  ],
  [
    'gives paths of what is not there',
    'gives no path of an artifact that is not there',
    artifacts(() => ({ path: (name = '') => `/runs/${name}` })),
  ],
  [
    'reads nothing where there is nothing',
    'refuses to read an artifact that is not there',
    artifacts(({ text }) => ({ text: async (name) => text(name).catch(() => '') })),
  ],
  [
    'leaves the folder of a run',
    'refuses to leave the artifacts of the run',
    artifacts(({ bytes }) => ({ bytes: async (name) => (name.includes('..') ? new Uint8Array(1) : bytes(name)) })),
  ],
]
