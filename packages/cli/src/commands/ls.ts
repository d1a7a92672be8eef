import { warnOfFaults } from '../errors/warn-of-faults.ts'
import { exitCodes } from '../exit-code.ts'
import { addColumnOptions, type TableOptions } from '../options/column-options.ts'
import { addFrameOption, type FrameOption } from '../options/frame-option.ts'
import { addExamples } from '../options/help-texts.ts'
import { addOutputOptions, type OutputOptions } from '../options/output-options.ts'
import { addRunOptions, type RunOptions, storeArgument } from '../options/run-options.ts'
import { explainEmptyResult } from '../output/explain-empty-result.ts'
import { outputOf } from '../output/output.ts'
import { printReport } from '../output/report.ts'
import { countText, experimentText, roundedDocument, runsFooter, runsView } from '../output/runs-table.ts'
import { chooseRuns } from '../query/choose-runs.ts'
import { fittingColumns, readColumns } from '../query/read-columns.ts'
import { runColumns } from '../query/run-columns.ts'
import { withView } from '../query/saved-view.ts'
import { orderText, sortKeys, sortRuns } from '../query/sort-runs.ts'
import { throughFrame } from '../query/through-frame.ts'
import type { CommandDefinition } from './command-definition.ts'

type Options = RunOptions & TableOptions & OutputOptions & FrameOption

/** How many runs a terminal shows where nothing else is asked for. */
const screenful = 40

const examples = [
  'runsheaf ls mlruns',
  `runsheaf ls mlruns -e 'transformer_*' --where 'status = "FINISHED"' --sort 'metrics.val/acc desc'`,
  "runsheaf ls mlruns --columns 'run_name, optimizer.*, max(metrics.val/acc) as best' --csv",
]

/** `runsheaf ls`: a table of runs, with what tells them apart. */
export const ls: CommandDefinition = (command, context, done) => {
  command.argument(storeArgument[0], `${storeArgument[1]}; or @NAME, a view of the config file`)
  addFrameOption(addOutputOptions(addColumnOptions(addRunOptions(command))))
  addExamples(command, examples)
  command.action(async (first: string | undefined, typed: Options) => {
    const { named, options: asked } = await withView(first, typed, context)
    const output = outputOf(context, asked)
    const { store, all, runs, options } = await chooseRuns(named, asked, context)

    const order = sortKeys(options.sort)
    const limit = options.limit ?? (output.format === 'table' ? screenful : runs.length)
    const page = (await sortRuns(store, runs, order)).slice(0, limit)
    const narrow = output.format === 'table' && !options.allColumns
    if (!options.columns && !narrow) await store.read(page, ['cfg', 'metrics'])
    const chosen = await runColumns(store, page, options, options.sort ? order : [])
    const shown = narrow ? fittingColumns(chosen.columns, output.width) : chosen.columns
    const columns = await readColumns(store, page, shown)
    const data = await throughFrame({ length: page.length, columns }, options, store.loaded)

    const title = [countText(runs.length, all.length), ...experimentText(runs), orderText(order, output.glyphs)]
    await printReport(
      {
        command: 'ls',
        row: 'run',
        store,
        facts: { of: all.length, found: runs.length },
        data,
        title: title.join(` ${output.glyphs.dot} `),
        ...(options.precision && { document: () => roundedDocument(shown, data, options.precision!) }),
        view: () => runsView(shown, data, all, options.sort ? order : [], output),
        footer: (hidden) =>
          runs.length > 0
            ? runsFooter(chosen, hidden.length + chosen.columns.length - shown.length, page.length, runs.length)
            : explainEmptyResult(all, options.where ?? []),
        allColumns: options.allColumns ?? false,
      },
      output,
    )
    warnOfFaults(all, store.location, context)
    done(runs.length > 0 ? exitCodes.ok : exitCodes.nothing)
  })
}
