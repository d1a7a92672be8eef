import { warnOfFaults } from '../errors/warn-of-faults.ts'
import { exitCodes } from '../exit-code.ts'
import { addExamples } from '../options/help-texts.ts'
import { addOneRunOptions, addRunArgument, type OneRunOptions } from '../options/one-run-options.ts'
import { addOutputOptions, type OutputOptions } from '../options/output-options.ts'
import { printAnswer } from '../output/answer.ts'
import { outputOf } from '../output/output.ts'
import { runDocument, runRows } from '../output/run-data.ts'
import { runPage } from '../output/run-page.ts'
import { findRuns } from '../query/find-run.ts'
import { runDetails } from '../query/run-details.ts'
import { runIds, shortIds } from '../query/short-ids.ts'
import type { CommandDefinition } from './command-definition.ts'

const examples = ['runsheaf show 48e411', 'runsheaf show transformer-389 --store mlruns --json']

/** `runsheaf show`: all that is to be said of one run. */
export const show: CommandDefinition = (command, context, done) => {
  addExamples(addOutputOptions(addOneRunOptions(addRunArgument(command))), examples)
  command.action(async (name: string, options: OneRunOptions & OutputOptions) => {
    const output = outputOf(context, options)
    const found = await findRuns([name], options, context, true)
    const { store, among } = found
    const details = await runDetails(found)
    const [shortId = ''] = shortIds([details.run.info.runId], runIds(among))
    await printAnswer(
      {
        command: 'show',
        store,
        row: 'key',
        data: runRows(details),
        facts: { run: runDocument(details) },
        rows: null,
        lines: () => runPage(details, shortId, output),
      },
      output,
    )
    warnOfFaults(among, store.location, context)
    done(exitCodes.ok)
  })
}
