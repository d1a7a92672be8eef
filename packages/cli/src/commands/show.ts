import { warnOfFaults } from '../errors/warn-of-faults.ts'
import { exitCodes } from '../exit-code.ts'
import { addOneRunOptions, addRunArgument, type OneRunOptions } from '../options/one-run-options.ts'
import { addOutputOptions, type OutputOptions } from '../options/output-options.ts'
import { dataText } from '../output/data-text.ts'
import { jsonDocument } from '../output/json.ts'
import { outputOf } from '../output/output.ts'
import { runDocument, runRows } from '../output/run-data.ts'
import { runPage } from '../output/run-page.ts'
import { findRuns } from '../query/find-run.ts'
import { runStory } from '../query/run-story.ts'
import { runIds, shortIds } from '../query/short-ids.ts'
import type { CommandDefinition } from './index.ts'

const examples = `
Examples:
  runsheaf show 48e411
  runsheaf show transformer-389 --store mlruns --json`

/** `runsheaf show`: all that is to be said of one run. */
export const show: CommandDefinition = (command, context, done) => {
  addOutputOptions(addOneRunOptions(addRunArgument(command))).addHelpText('after', examples)
  command.action(async (name: string, options: OneRunOptions & OutputOptions) => {
    const output = outputOf(context, options)
    const { store, all, runs } = await findRuns([name], options, context)
    const story = await runStory(runs.at(0)!, all, context.env)
    if (output.format === 'table') {
      const [shortId = ''] = shortIds([story.run.info.runId], runIds(all))
      output.print(runPage(story, shortId, output))
    } else if (output.format === 'json') {
      output.write(jsonDocument('show', { store: store.location.path, run: runDocument(story) }))
    } else {
      output.write(dataText(runRows(story), output))
    }
    warnOfFaults(all, store.location, context)
    done(exitCodes.ok)
  })
}
