import { exitCodes } from '../exit-code.ts'
import { addExamples } from '../options/help-texts.ts'
import { addOutputOptions, type OutputOptions } from '../options/output-options.ts'
import { addExperimentOptions, type ExperimentOptions, storeArgument } from '../options/run-options.ts'
import { printAnswer } from '../output/answer.ts'
import { faultColumns, faultLines } from '../output/faults.ts'
import { outputOf } from '../output/output.ts'
import { loadOptions, openStore } from '../query/open-store.ts'
import { realPath } from '../query/real-path.ts'
import { sortFaults } from '../query/sort-faults.ts'
import type { CommandDefinition } from './command-definition.ts'

const keyed = ['cfg', 'params', 'metrics', 'tags', 'datasets'] as const

/** `runsheaf doctor`: reads everything, and tells what is wrong, what that means, and what to do. */
export const doctor: CommandDefinition = (command, context, done) => {
  addExamples(addOutputOptions(addExperimentOptions(command.argument(...storeArgument), 'all')), [
    'runsheaf doctor mlruns',
    'runsheaf doctor mlruns -e lstm_v2 --json',
  ])
  command.action(async (named: string | undefined, options: ExperimentOptions & OutputOptions) => {
    const output = outputOf(context, options)
    const store = await openStore(named, context, options)
    const runs = await store.load(loadOptions(options))
    await store.read(runs, [...keyed, 'hydra', 'models'])
    runs.keys(...keyed)
    const faults = sortFaults(runs.diagnostics)
    await printAnswer(
      {
        command: 'doctor',
        store,
        row: 'fault',
        data: faultColumns(faults),
        facts: { runs: runs.length },
        rows: 'faults',
        lines: () => faultLines(faults, runs.length, realPath(store.location.path), output),
      },
      output,
    )
    done(faults.length === 0 ? exitCodes.ok : exitCodes.nothing)
  })
}
