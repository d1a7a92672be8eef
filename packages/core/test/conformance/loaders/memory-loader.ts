import type { SampleRun } from '../../../src/conformance.ts'
import {
  type ArtifactSource,
  chooseRuns,
  columnOf,
  defineLoader,
  type ExperimentInfo,
  globTest,
  type Loader,
  RunError,
  type RunSource,
  sourceFromRecords,
} from '../../../src/plugin.ts'

const places = new Map<string, readonly SampleRun[]>()

/** Keeps runs under a location of their own. */
export function writeStore(runs: readonly SampleRun[]): string {
  const location = `memory:${places.size}`
  places.set(
    location,
    runs.map((run) => ({ ...run, info: { ...run.info, runDir: `${location}/run/${run.info.runId}` } })),
  )
  return location
}

/** The runs at a location: `memory:0`, `memory:0/experiment/ID` or `memory:0/run/ID`. */
export function runsAt(location: string): readonly SampleRun[] {
  const [place = '', kind, id] = location.split('/')
  const runs = places.get(place) ?? []
  if (kind === 'run') return runs.filter(({ info }) => info.runId === id)
  return kind === 'experiment' ? runs.filter(({ info }) => info.experimentId === id) : runs
}

function experimentsAt(location: string): ExperimentInfo[] {
  const groups = Map.groupBy(runsAt(location), ({ info }) => info.experimentId)
  return [...groups].map(([experimentId, runs]) => ({
    experimentId,
    name: runs[0]!.info.experimentName,
    lifecycleStage: 'active',
    runs: runs.length,
    location: `${location}/experiment/${experimentId}`,
  }))
}

export function artifactsOf({ artifacts = {} }: SampleRun): ArtifactSource {
  const text = async (name: string): Promise<string> => {
    if (name.startsWith('/') || name.includes('..')) throw new RunError('ARTIFACT_REFUSED', `${name} is outside.`)
    const content = artifacts[name]
    if (content === undefined) throw new RunError('ARTIFACT_NOT_FOUND', `There is no artifact ${name}.`)
    return content
  }
  return {
    list: (glob = '**') =>
      Object.keys(artifacts)
        .filter(globTest(glob, { folders: true }))
        .sort(),
    path: () => undefined,
    text,
    bytes: async (name) => new TextEncoder().encode(await text(name)),
    json: async (name) => JSON.parse(await text(name)),
    async csv(name) {
      const [names = [], ...rows] = (await text(name))
        .trimEnd()
        .split('\n')
        .map((line) => line.split(','))
      const columns = names.map((column, i) => ({ ...columnOf(rows.map((row) => Number(row[i]))), name: column }))
      return { length: rows.length, columns }
    },
  }
}

export function storeOf(runs: readonly SampleRun[]): RunSource {
  return {
    ...sourceFromRecords(runs),
    artifacts: (index) => artifactsOf(runs[index]!),
    updated: ({ path, values }) =>
      storeOf(runs.map((run, i) => (values.has(i) ? { ...run, cfg: withValue(run.cfg, path, values.get(i)) } : run))),
    close() {},
  }
}

function withValue(map: unknown, [name = '', ...rest]: readonly string[], value: unknown): object {
  const below = (map as Record<string, unknown> | undefined)?.[name]
  return { ...(map as object), [name]: rest.length === 0 ? value : withValue(below, rest, value) }
}

export type Parts = Parameters<typeof defineLoader>[0]

/** A loader that can do all that there is, but for the parts given. */
export function memoryLoader(parts: Partial<Parts> = {}, makeStore = storeOf): Loader {
  return defineLoader({
    name: 'memory',
    looksFor: 'memory:NUMBER',
    detect: (location) => places.has(location.split('/')[0]!),
    whyNot: (location) => `${location} is no place in memory.`,
    load: (locations, request) => makeStore(chooseRuns(locations.flatMap(runsAt), request)),
    experiments: experimentsAt,
    runDirs: (location, choice) =>
      chooseRuns(runsAt(location), { lifecycle: 'active', ...(choice && { experiments: choice }) }).map(
        ({ info }) => info.runDir,
      ),
    ...parts,
  })
}
