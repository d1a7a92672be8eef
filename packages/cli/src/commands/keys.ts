import type { Facet } from '@runsheaf/core'
import { Option } from 'commander'
import { warnOfFaults } from '../errors/warn-of-faults.ts'
import { exitCodes } from '../exit-code.ts'
import { addFacetOption } from '../options/facet-option.ts'
import { addExamples } from '../options/help-texts.ts'
import { addOutputOptions, type OutputOptions } from '../options/output-options.ts'
import { addRunOptions, type RunOptions, storeArgument } from '../options/run-options.ts'
import { keyColumns, keysView } from '../output/keys-table.ts'
import { noRoom } from '../output/no-room.ts'
import { outputOf } from '../output/output.ts'
import { printTypes } from '../output/print-types.ts'
import { printReport } from '../output/report.ts'
import { countText } from '../output/runs-table.ts'
import { chooseRuns } from '../query/choose-runs.ts'
import { keyTest } from '../query/key-text.ts'
import { everyFacet } from '../query/open-store.ts'
import { plural } from '../query/plural.ts'
import type { CommandDefinition } from './command-definition.ts'

interface KeyOptions {
  readonly in?: Facet
  readonly like?: string
  readonly varying?: boolean
  readonly types?: boolean
}

const examples = [
  'runsheaf keys mlruns',
  'runsheaf keys mlruns -e lstm_v2 --varying --in cfg',
  "runsheaf keys mlruns --like '*lr*'",
]

/** `runsheaf keys`: every key that some run has, with the kind of its values, coverage, distinct values and range. */
export const keys: CommandDefinition = (command, context, done) => {
  command
    .argument(...storeArgument)
    .option('--varying', 'only keys that differ among the runs')
    .addOption(
      new Option('--types', "print a TypeScript interface for the runs' configs, as runsheaf types does").conflicts([
        'varying',
        'like',
        'in',
        'json',
        'csv',
        'format',
        'output',
      ]),
    )
    .option('--like <glob>', "only keys of this form, such as '*lr*'")
  addFacetOption(command)
  addExamples(addOutputOptions(addRunOptions(command)), examples)
  command.action(async (named: string | undefined, typed: RunOptions & KeyOptions & OutputOptions) => {
    const output = outputOf(context, typed)
    const { store, all, runs, options } = await chooseRuns(named, typed, context)
    if (options.types) {
      await store.read(runs, ['cfg'])
      printTypes(runs, context)
      return done(exitCodes.ok)
    }
    const facets = options.in ? [options.in] : []
    await store.read(runs, options.in ? facets : everyFacet)
    const fits = keyTest(options.like ?? '*')
    const found = (options.varying ? runs.varying(...facets) : runs.keys(...facets)).filter(({ key }) => fits(key))
    const data = keyColumns(found)
    await printReport(
      {
        command: 'keys',
        row: 'key',
        store,
        facts: { of: all.length, found: runs.length },
        data,
        title: [plural(found.length, 'key'), countText(runs.length, all.length)].join(` ${output.glyphs.dot} `),
        view: () => keysView(found, runs.length, output),
        footer: noRoom,
      },
      output,
    )
    warnOfFaults(all, store.location, context)
    done(found.length > 0 ? exitCodes.ok : exitCodes.nothing)
  })
}
