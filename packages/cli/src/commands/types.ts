import { InvalidArgumentError } from 'commander'
import { warnOfFaults } from '../errors/warn-of-faults.ts'
import { exitCodes } from '../exit-code.ts'
import { addExamples } from '../options/help-texts.ts'
import { addRunOptions, type RunOptions, storeArgument } from '../options/run-options.ts'
import { printTypes } from '../output/print-types.ts'
import { chooseRuns } from '../query/choose-runs.ts'
import type { CommandDefinition } from './command-definition.ts'

interface TypeOptions {
  readonly name: string
}

const examples = ['runsheaf types mlruns', "runsheaf types mlruns -e 'transformer_*' --name TransformerConfig"]

/** `runsheaf types`: a TypeScript interface that the configs of the runs meet, for `sheaf.load<Config>(…)`. */
export const types: CommandDefinition = (command, context, done) => {
  command.argument(...storeArgument).option('--name <name>', 'the name of the interface', identifier, 'Config')
  addExamples(addRunOptions(command), examples)
  command.action(async (named: string | undefined, options: RunOptions & TypeOptions) => {
    const { store, all, runs } = await chooseRuns(named, options, context)
    await store.read(runs, ['cfg'])
    printTypes(runs, context, options.name)
    warnOfFaults(all, store.location, context)
    done(runs.length > 0 ? exitCodes.ok : exitCodes.nothing)
  })
}

function identifier(text: string): string {
  if (/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(text)) return text
  throw new InvalidArgumentError('It must be a name that TypeScript allows.')
}
