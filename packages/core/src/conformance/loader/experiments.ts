import type { Loader, LoadRequest } from '../../contract/loader.ts'
import { assertSame } from '../same-value.ts'
import { assert, assertRefused } from '../suite.ts'
import { idsOf, type LoaderCase, loadAt } from './loaded-runs.ts'
import { ofRuns, ofStore } from './of-runs.ts'
import { sampleIds, sampleRun } from './sample-run.ts'

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
  ...choices.map(([what, request, chosen]) =>
    ofStore(`chooses experiments by ${what}`, runs, async (loader, location) => {
      const asked = loader.experiments ? request : { experiments: '*' }
      const wanted = loader.experiments ? chosen.map((number) => runs[number]!) : runs
      assertSame('the runs', idsOf(await loadAt(loader, location, asked)).sort(), sampleIds(wanted))
    }),
  ),
  ofStore('refuses an experiment that is not there', runs.slice(0, 1), async (loader, location) => {
    const load = () => loadAt(loader, location, { experiments: 'no-such-experiment' })
    await assertRefused('load', load, 'EXPERIMENT_NOT_FOUND')
  }),
  ofRuns('keeps names and ids of experiments', runs, ({ loader, store, rows }) => {
    if (!loader.experiments) return
    for (const [i, { info }] of runs.entries()) {
      const { experimentId, experimentName, jobName } = store.info(rows[i]!)
      assertSame('the experiment of a run', [experimentId, experimentName], [info.experimentId, info.experimentName])
      assertSame('jobName, which is the name of the experiment', jobName, experimentName)
    }
  }),
  ofStore('lists experiments, with the number of their runs', runs, async (loader, location) => {
    const found = await loader.experiments?.(location)
    if (!found) return
    for (const [name, experimentId, runs] of [
      ['base', '1', 2],
      ['large', '2', 1],
    ] as const) {
      const listed = found.filter((experiment) => experiment.name === name)
      assert(listed.length === 1, `the experiment ${name} is listed ${listed.length} times`)
      const expected = { experimentId, runs, lifecycleStage: 'active' } as const
      for (const field of ['experimentId', 'runs', 'lifecycleStage'] as const)
        assertSame(`the ${field} of ${name}`, listed[0]![field], expected[field])
    }
  }),
  ofStore('lists places of experiments that can be loaded', runs, async (loader, location) => {
    const found = (await loader.experiments?.(location)) ?? []
    for (const { name, location } of found.filter(({ name }) => name === 'base')) {
      const there = idsOf(await loadAt(loader, location)).sort()
      assertSame(`the runs at the location of ${name}`, there, sampleIds([runs[0]!, runs[2]!]))
    }
  }),
  ofRuns('lists a folder for each run, which can be loaded', runs, async ({ loader, location, store, rows }) => {
    const folders = await foldersAt(loader, location)
    if (!folders) return
    const expected = Array.from(rows, (row) => store.info(row).runDir)
    assertSame('runDirs, and the runDir of each run', folders.sort(), expected.sort())
    for (const folder of folders) {
      assert(await loader.detect(folder), `detect('${folder}') is not true`)
      assertSame('the runs at a run’s folder', (await loadAt(loader, folder)).length, 1)
    }
  }),
  ofStore('lists the folders of runs by experiment', runs, async (loader, location) => {
    const folders = await foldersAt(loader, location, 'base')
    assert(folders === undefined || folders.length === 2, `there are ${folders?.length} folders of 2 runs`)
  }),
]

async function foldersAt(loader: Loader, location: string, choice?: string): Promise<string[] | undefined> {
  if (!loader.runDirs) return undefined
  const folders: string[] = []
  for await (const folder of loader.runDirs(location, choice)) folders.push(folder)
  return folders
}
