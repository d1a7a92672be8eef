import type { RunInfo } from '@runsheaf/core'
import { chooseExperiments } from '@runsheaf/core/plugin'
import { warnOfFaults } from '../errors/warn-of-faults.ts'
import { exitCodes } from '../exit-code.ts'
import { addExamples } from '../options/help-texts.ts'
import { addOutputOptions, type OutputOptions } from '../options/output-options.ts'
import {
  addExperimentOptions,
  addStrictOption,
  type ExperimentOptions,
  type StrictOption,
  storeArgument,
} from '../options/run-options.ts'
import { noRoom } from '../output/no-room.ts'
import { outputOf } from '../output/output.ts'
import { printReport } from '../output/report.ts'
import { columnsOf, plainView } from '../output/view.ts'
import { type Experiment, loadOptions, openStore } from '../query/open-store.ts'
import { plural } from '../query/plural.ts'
import type { CommandDefinition } from './command-definition.ts'

/** `runsheaf experiments`: the experiments of a store, how their runs stand, and when something last happened. */
export const experiments: CommandDefinition = (command, context, done) => {
  addOutputOptions(addStrictOption(addExperimentOptions(command.argument(...storeArgument), 'all')))
  addExamples(command, ['runsheaf experiments mlruns', "runsheaf experiments mlruns -e 'transformer_*' --json"])
  command.action(async (named: string | undefined, options: ExperimentOptions & StrictOption & OutputOptions) => {
    const output = outputOf(context, options)
    const store = await openStore(named, context, options)
    const all = await store.load({ ...loadOptions(options), lifecycle: 'all' })
    const every = await store.experiments(all)
    const { chosen } = chooseExperiments(
      every.map(({ name }) => name),
      options.experiment,
    )
    const known = every.filter(
      ({ name, lifecycleStage }) =>
        chosen.has(name) && (options.lifecycle === 'all' || options.lifecycle === lifecycleStage),
    )
    const runs = all.map(({ info }) => info)
    const data = experimentColumns(known, runs)
    const deleted = known.filter(({ lifecycleStage }) => lifecycleStage === 'deleted').length
    await printReport(
      {
        command: 'experiments',
        row: 'experiment',
        store,
        data,
        title: [
          plural(known.length, 'experiment'),
          plural(runs.filter(({ lifecycleStage }) => lifecycleStage === 'active').length, 'run'),
          ...(deleted > 0 ? [`${plural(deleted, 'experiment')} deleted`] : []),
        ].join(` ${output.glyphs.dot} `),
        view: () =>
          plainView(data, output).filter(({ cells }) => cells.some((cell) => cell !== '0' && cell !== 'active')),
        footer: noRoom,
      },
      output,
    )
    warnOfFaults(all, store.location, context)
    done(known.length > 0 ? exitCodes.ok : exitCodes.nothing)
  })
}

const statuses = ['FINISHED', 'RUNNING', 'FAILED', 'KILLED', 'SCHEDULED'] as const

function experimentColumns(known: readonly Experiment[], runs: readonly RunInfo[]) {
  const active = runs.filter(({ lifecycleStage }) => lifecycleStage === 'active')
  const of = ({ experimentId }: Experiment) => active.filter((run) => run.experimentId === experimentId)
  const counts = statuses.map((status) => [
    status.toLowerCase(),
    known.map((experiment) => of(experiment).filter((run) => run.status === status).length),
  ])
  const deletedRuns = known.map(
    ({ experimentId }) =>
      runs.filter((run) => run.experimentId === experimentId && run.lifecycleStage === 'deleted').length,
  )
  return columnsOf(known.length, {
    name: known.map(({ name }) => name),
    runs: known.map((experiment) => of(experiment).length),
    last_activity: known.map((experiment) => lastActivity(of(experiment)) ?? experiment.creationTime),
    lifecycle: known.map(({ lifecycleStage }) => lifecycleStage),
    ...Object.fromEntries(counts),
    deleted_runs: deletedRuns,
    id: known.map(({ experimentId }) => experimentId),
  })
}

/** When a run last began or ended. */
function lastActivity(runs: readonly RunInfo[]): Date | undefined {
  const times = runs.flatMap(({ startTime, endTime }) => endTime ?? startTime ?? [])
  return times.length > 0 ? new Date(Math.max(...times.map(Number))) : undefined
}
