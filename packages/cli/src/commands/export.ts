import { warnOfFaults } from '../errors/warn-of-faults.ts'
import { exitCodes } from '../exit-code.ts'
import { collect } from '../options/collect.ts'
import { limit } from '../options/column-options.ts'
import { addFrameOption, type FrameOption } from '../options/frame-option.ts'
import { addExamples } from '../options/help-texts.ts'
import { addFormatOptions, type FormatOptions } from '../options/output-options.ts'
import { addRunOptions, type RunOptions, storeArgument } from '../options/run-options.ts'
import { printAnswer } from '../output/answer.ts'
import { formatNames } from '../output/formats.ts'
import { outputOf } from '../output/output.ts'
import { chooseRuns } from '../query/choose-runs.ts'
import { readColumns } from '../query/read-columns.ts'
import { type ColumnOptions, runColumns } from '../query/run-columns.ts'
import { sortKeys, sortRuns } from '../query/sort-runs.ts'
import { throughFrame } from '../query/through-frame.ts'
import type { CommandDefinition } from './command-definition.ts'

interface ExportOptions extends ColumnOptions {
  readonly sort?: string
  readonly limit?: number
}

const examples = [
  'runsheaf export mlruns -o runs.csv',
  'runsheaf export mlruns -e lstm_v2 -o runs.parquet',
  "runsheaf export mlruns --columns 'run_name, optimizer.*, metrics.*' --format md --limit 10",
]

/** `runsheaf export`: everything of the runs, or some columns, for other programs. */
export const exportRuns: CommandDefinition = (command, context, done) => {
  command
    .argument(...storeArgument)
    .option('--columns <keys>', "these columns only, such as 'run_name, model.*'; repeatable", collect)
    .option('--drop <keys>', "not these columns, such as 'tags.*'; repeatable", collect)
    .option('--sort <keys>', "the order, such as 'metrics.acc desc, seed'; the newest run is first without it")
    .option('--limit <runs>', 'at most so many runs, or all', limit)
  const names = formatNames.filter((name) => name !== 'table')
  addExamples(addFormatOptions(addFrameOption(addRunOptions(command)), names, 'csv without it'), examples)
  command.action(async (named: string | undefined, typed: RunOptions & ExportOptions & FrameOption & FormatOptions) => {
    const output = outputOf(context, typed, 'csv')
    const { store, all, runs, options } = await chooseRuns(named, typed, context)
    const page = (await sortRuns(store, runs, sortKeys(options.sort))).slice(0, options.limit)
    if (!options.columns) await store.read(page, ['cfg', 'params', 'metrics', 'tags'])
    const chosen = await runColumns(store, page, { ...options, everything: true }, [])
    const columns = await readColumns(store, page, chosen.columns)
    const data = await throughFrame({ length: page.length, columns }, options, store.loaded)
    await printAnswer(
      {
        command: 'export',
        store,
        row: 'run',
        data,
        facts: { of: all.length, found: runs.length },
        lines: () => [],
      },
      output,
    )
    warnOfFaults(all, store.location, context)
    done(page.length > 0 ? exitCodes.ok : exitCodes.nothing)
  })
}
