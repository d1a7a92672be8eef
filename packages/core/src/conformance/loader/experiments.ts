import { isRunError } from '../../contract/errors.ts'
import type { LoadRequest } from '../../contract/loader.ts'
import { assert, rejection } from '../suite.ts'
import { assertSame, idsOf, type LoaderCase, type LoaderSubject, loadAt, loadRuns } from './loaded-runs.ts'
import { type SampleRun, sampleRun } from './sample-run.ts'

const inExperiment = (number: number, experimentId: string, experimentName: string) =>
  sampleRun(number, { info: { experimentId, experimentName } })

/** The last two are named so that the name of one is a glob for the other. */
const runs = [
  inExperiment(0, '1', 'base'),
  inExperiment(1, '2', 'large'),
  inExperiment(2, '1', 'base'),
  inExperiment(3, '3', 'sweep[1]'),
  inExperiment(4, '4', 'sweep1'),
]

/** Which experiments a request asks for, and the runs that it is to give, by their numbers. */
const choices: readonly (readonly [what: string, request: Partial<LoadRequest>, runs: readonly number[]])[] = [
  ['a name', { experiments: 'base' }, [0, 2]],
  ['a glob', { experiments: '*a*e' }, [0, 1, 2]],
  ['a name that would be a glob for another', { experiments: 'sweep[1]' }, [3]],
  ['a list of names', { experiments: ['large', 'sweep1'] }, [1, 4]],
  ['a function', { experiments: (name) => name.length === 4 }, [0, 2]],
  ['ids', { experimentIds: ['2', '3'] }, [1, 3]],
]

/** Experiments: by presence of the method. A loader without it has its runs in experiments of their own names, or in one. */
export const experiments: readonly LoaderCase[] = [
  ...choices.map(
    ([what, request, chosen]): LoaderCase => ({
      name: `chooses experiments by ${what}`,
      async run({ loader, writeStore }) {
        const location = await writeStore(runs)
        if (loader.experiments) {
          const wanted = chosen.map((number) => runs[number]!)
          assertSame('the runs', idsOf(await loadAt(loader, location, request)).sort(), ids(wanted))
        } else {
          const all = await loadAt(loader, location, { experiments: '*' })
          assertSame('the runs of whatever experiment', idsOf(all).sort(), ids(runs))
        }
      },
    }),
  ),
  {
    name: 'refuses an experiment that is not there',
    async run({ loader, writeStore }) {
      const location = await writeStore(runs.slice(0, 1))
      const error = await rejection(() => loadAt(loader, location, { experiments: 'no-such-experiment' }))
      assert(isRunError(error, 'EXPERIMENT_NOT_FOUND'), refusal(error))
    },
  },
  {
    name: 'keeps names and ids of experiments',
    async run(subject) {
      const { store, rows } = await loadRuns(subject, runs)
      if (!subject.loader.experiments) return
      for (const [i, { info }] of runs.entries()) {
        const { experimentId, experimentName, jobName } = store.info(rows[i]!)
        assertSame('the experiment of a run', [experimentId, experimentName], [info.experimentId, info.experimentName])
        assertSame('jobName, which is the name of the experiment', jobName, experimentName)
      }
    },
  },
  {
    name: 'lists experiments, with the number of their runs',
    async run({ loader, writeStore }) {
      const found = await loader.experiments?.(await writeStore(runs))
      if (!found) return
      for (const [name, experimentId, count] of [
        ['base', '1', 2],
        ['large', '2', 1],
      ] as const) {
        const listed = found.filter((experiment) => experiment.name === name)
        assert(listed.length === 1, `the experiment ${name} is listed ${listed.length} times`)
        const { runs, lifecycleStage } = listed[0]!
        assertSame(`the id of ${name}`, listed[0]!.experimentId, experimentId)
        assertSame(`runs of ${name}`, runs, count)
        assertSame(`the lifecycleStage of ${name}`, lifecycleStage, 'active')
      }
    },
  },
  {
    name: 'lists places of experiments that can be loaded',
    async run({ loader, writeStore }) {
      const found = (await loader.experiments?.(await writeStore(runs))) ?? []
      for (const { name, location } of found.filter(({ name }) => name === 'base')) {
        const there = idsOf(await loadAt(loader, location))
        assertSame(`the runs at the location of ${name}`, there.sort(), ids([runs[0]!, runs[2]!]))
      }
    },
  },
  {
    name: 'lists a folder for each run, which can be loaded',
    async run(subject) {
      const { location, store } = await loadRuns(subject, runs)
      const folders = await foldersAt(subject, location)
      if (!folders) return
      assertSame(
        'runDirs, and the runDir of each run',
        folders.sort(),
        idsOf(store.source)
          .map((_, i) => store.info(i).runDir)
          .sort(),
      )
      for (const folder of folders) {
        assert(await subject.loader.detect(folder), `detect('${folder}') is not true`)
        assertSame('the runs at a run’s folder', (await loadAt(subject.loader, folder)).length, 1)
      }
    },
  },
  {
    name: 'lists the folders of runs by experiment',
    async run(subject) {
      const { location } = await loadRuns(subject, runs)
      const folders = await foldersAt(subject, location, 'base')
      assert(folders === undefined || folders.length === 2, `there are ${folders?.length} folders of 2 runs`)
    },
  },
]

const ids = (some: readonly SampleRun[]) => some.map(({ info }) => info.runId).sort()

async function foldersAt({ loader }: LoaderSubject, location: string, choice?: string): Promise<string[] | undefined> {
  if (!loader.runDirs) return undefined
  const folders: string[] = []
  for await (const folder of loader.runDirs(location, choice)) folders.push(folder)
  return folders
}

const refusal = (error: unknown) =>
  `it ${error === undefined ? 'loads' : `throws ${String(error)}`}, and must throw a RunError EXPERIMENT_NOT_FOUND`
