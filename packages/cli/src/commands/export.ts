import { writeFileSync } from 'node:fs'
import { extname, resolve, sep } from 'node:path'
import { Option } from 'commander'
import { UsageError } from '../errors/usage-error.ts'
import { warnOfFaults } from '../errors/warn-of-faults.ts'
import { exitCodes } from '../exit-code.ts'
import { limit } from '../options/column-options.ts'
import { addFrameOption, type FrameOption } from '../options/frame-option.ts'
import { addRunOptions, collect, type RunOptions, storeArgument } from '../options/run-options.ts'
import { type FileForm, fileForms } from '../output/file-forms.ts'
import { guarded } from '../output/guarded.ts'
import { chooseRuns } from '../query/open-store.ts'
import { plural } from '../query/plural.ts'
import { type ColumnOptions, readColumns, runColumns } from '../query/run-columns.ts'
import { sortKeys } from '../query/sort-runs.ts'
import { throughFrame } from '../query/through-frame.ts'
import { safeLines, safeText } from '../render/safe-text.ts'
import type { CommandDefinition } from './index.ts'

interface ExportOptions extends ColumnOptions {
  readonly to?: FileForm
  readonly output?: string
  readonly sort?: string
  readonly limit?: number
  readonly csvSafe?: boolean
}

const forms = Object.keys(fileForms) as FileForm[]

const examples = `
Examples:
  runsheaf export mlruns -o runs.csv
  runsheaf export mlruns --columns 'run_name, optimizer.*, metrics.*' --to md --limit 10`

/** `runsheaf export`: everything of the runs, or some columns, for other programs. */
export const exportRuns: CommandDefinition = (command, context, done) => {
  command
    .argument(...storeArgument)
    .addOption(new Option('--to <form>', 'the form; by default that of the file name, else csv').choices(forms))
    .option('-o, --output <file>', 'write to a file')
    .option('--columns <keys>', "these columns only, such as 'run_name, model.*'; repeatable", collect)
    .option('--drop <keys>', "not these columns, such as 'tags.*'; repeatable", collect)
    .option('--sort <keys>', "the order, such as 'metrics.acc desc, seed'; the newest run is first without it")
    .option('--limit <runs>', 'at most so many runs, or all', limit)
    .option('--csv-safe', 'keep spreadsheets from running text as formulas')
  addFrameOption(addRunOptions(command)).addHelpText('after', examples)
  command.action(async (named: string | undefined, options: RunOptions & ExportOptions & FrameOption) => {
    const { store, all, runs } = await chooseRuns(named, options, context)
    const file = options.output === undefined ? undefined : resolve(context.cwd, options.output)
    if (file?.startsWith(store.location.path + sep))
      throw new UsageError(`${options.output} lies inside of the store, to which nothing is ever written`)

    const order = sortKeys(options.sort)
    const page = runs.sort(...order).slice(0, options.limit)
    if (!options.columns) await store.readAhead(page, ['cfg', 'params', 'metrics', 'tags'])
    const chosen = runColumns(page, { ...options, everything: true }, [])
    const columns = readColumns(page, chosen.columns)
    const data = await throughFrame({ length: page.length, columns }, options, store.loaded)

    const form = options.to ?? formOf(file)
    const text = fileForms[form](options.csvSafe ? guarded(data) : data, store.location.path)
    if (file === undefined) context.stdout.write(context.isTTY ? safeLines(text) : text)
    else {
      writeFileSync(file, text)
      const size = `${plural(data.length, 'run')}, ${plural(data.columns.length, 'column')}`
      context.stderr.write(`runsheaf: wrote ${size} to ${safeText(options.output!)}\n`)
    }
    warnOfFaults(all, store.location, context)
    done(page.length > 0 ? exitCodes.ok : exitCodes.nothing)
  })
}

function formOf(file: string | undefined): FileForm {
  if (file === undefined) return 'csv'
  const ending = extname(file).slice(1).toLowerCase()
  const form = forms.find((one) => one === ending)
  if (form) return form
  throw new UsageError(`what form has ${file}?`, `--to ${forms.join('|')}, or a file name that ends in one of these`)
}
