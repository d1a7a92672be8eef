import type { Facet } from '@runsheaf/core'
import { UsageError } from '../errors/usage-error.ts'
import { warnOfFaults } from '../errors/warn-of-faults.ts'
import { exitCodes } from '../exit-code.ts'
import { addFacetOption } from '../options/facet-option.ts'
import { addExamples } from '../options/help-texts.ts'
import { addOneRunOptions, type OneRunOptions, runAbout } from '../options/one-run-options.ts'
import { addOutputOptions, type OutputOptions } from '../options/output-options.ts'
import { printAnswer } from '../output/answer.ts'
import { differenceColumns, differenceLines, differencesDocument } from '../output/differences.ts'
import { outputOf } from '../output/output.ts'
import { findRuns } from '../query/find-run.ts'
import { runIds, shortIds } from '../query/short-ids.ts'
import { withoutEchoes } from '../query/without-echoes.ts'
import type { CommandDefinition } from './index.ts'

interface DiffOptions {
  readonly in?: Facet
}

const examples = [
  'runsheaf diff 32ef8a 275ce8',
  'runsheaf diff transformer-249 transformer-183 transformer-444 --in cfg',
]

/** `runsheaf diff`: in what runs differ; a value that is missing is told from null. */
export const diff: CommandDefinition = (command, context, done) => {
  command.argument('<runs...>', runAbout).usage('<run> <run>... [-s STORE] [options]')
  addExamples(addOutputOptions(addFacetOption(addOneRunOptions(command))), examples)
  command.action(async (names: string[], options: OneRunOptions & DiffOptions & OutputOptions) => {
    if (names.length < 2) throw new UsageError('diff needs at least two runs', 'such as: runsheaf diff 32ef8a 275ce8')
    const output = outputOf(context, options)
    const { store, all, runs } = await findRuns(names, options, context)
    const result = options.in ? runs.diff(options.in) : withoutEchoes(runs)
    const ids = runIds(runs)
    await printAnswer(
      {
        command: 'diff',
        store: store.location,
        row: 'difference',
        data: differenceColumns(result, ids),
        facts: { runs: ids, ...differencesDocument(result, ids) },
        rows: null,
        lines: () => differenceLines(result, shortIds(ids, runIds(all)), output),
      },
      output,
    )
    warnOfFaults(all, store.location, context)
    done(exitCodes.ok)
  })
}
