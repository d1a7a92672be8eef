import type { Facet } from '@runsheaf/core'
import type { Context } from '../context.ts'
import { UsageError } from '../errors/usage-error.ts'
import { warnOfFaults } from '../errors/warn-of-faults.ts'
import { exitCodes } from '../exit-code.ts'
import { collect } from '../options/collect.ts'
import { addFacetOption } from '../options/facet-option.ts'
import { addExamples } from '../options/help-texts.ts'
import { addOneRunOptions, type OneRunOptions, runAbout } from '../options/one-run-options.ts'
import { addOutputOptions, type OutputOptions } from '../options/output-options.ts'
import { printAnswer } from '../output/answer.ts'
import { differenceColumns, differenceLines, differencesDocument } from '../output/differences.ts'
import { groupDifferenceColumns, groupDifferenceLines, groupDifferencesDocument } from '../output/group-differences.ts'
import { type Output, outputOf } from '../output/output.ts'
import { findRuns } from '../query/find-run.ts'
import { groupDiff, groupsOf } from '../query/group-differences.ts'
import { loadOptions, openStore } from '../query/open-store.ts'
import { runIds, shortIds } from '../query/short-ids.ts'
import { withoutRedundantKeys } from '../query/without-redundant-keys.ts'
import type { CommandDefinition } from './command-definition.ts'

interface DiffOptions {
  readonly in?: Facet
  readonly group?: readonly string[]
}

type Options = OneRunOptions & DiffOptions & OutputOptions

const examples = [
  'runsheaf diff 32ef8a 275ce8',
  'runsheaf diff transformer-249 transformer-183 transformer-444 --in cfg',
  `runsheaf diff -s mlruns --group 'model.type = "lstm"' --group 'model.type = "transformer"'`,
]

/** `runsheaf diff`: in what runs differ, or groups of runs; a value that is missing is told from null. */
export const diff: CommandDefinition = (command, context, done) => {
  command
    .argument('[runs...]', runAbout)
    .usage('<run> <run>... [-s STORE] [options]')
    .option(
      '--group <expr>',
      'compare the active runs that meet a condition with those of another, or all others; repeatable',
      collect,
    )
  addExamples(addOutputOptions(addFacetOption(addOneRunOptions(command))), examples)
  command.action(async (names: string[], typed: Options) => {
    const isLifeTyped = command.getOptionValueSource('lifecycle') === 'cli'
    const options: Options = typed.group && !isLifeTyped ? { ...typed, lifecycle: 'active' } : typed
    const output = outputOf(context, options)
    const answer = await (options.group ? diffOfGroups : diffOfRuns)(names, options, context, output)
    await printAnswer({ command: 'diff', row: 'difference', rows: null, ...answer }, output)
    warnOfFaults(answer.all, answer.store.location, context)
    done(exitCodes.ok)
  })
}

async function diffOfRuns(names: readonly string[], options: Options, context: Context, output: Output) {
  if (names.length < 2) throw new UsageError('diff needs at least two runs', 'such as: runsheaf diff 32ef8a 275ce8')
  const { store, among, runs } = await findRuns(names, options, context)
  await store.read(runs, options.in ? [options.in] : ['cfg', 'params', 'metrics'])
  const result = options.in ? runs.diff(options.in) : withoutRedundantKeys(runs)
  const ids = runIds(runs)
  return {
    all: among,
    store,
    data: differenceColumns(result, ids),
    facts: { runs: ids, ...differencesDocument(result, ids) },
    lines: () => differenceLines(result, shortIds(ids, runIds(among)), output),
  }
}

async function diffOfGroups(names: readonly string[], options: Options, context: Context, output: Output) {
  if (names.length > 0)
    throw new UsageError(
      'diff compares runs or groups, not both',
      `the store goes to -s, as in: diff -s ${names[0]} --group …`,
    )
  const store = await openStore(options.store, context, options)
  const all = await store.load(loadOptions(options))
  const groups = await groupsOf(store, all, options.group ?? [])
  const result = await groupDiff(store, groups, options.in)
  return {
    all,
    store,
    data: groupDifferenceColumns(result, groups),
    facts: groupDifferencesDocument(result, groups),
    lines: () => groupDifferenceLines(result, groups, output),
  }
}
