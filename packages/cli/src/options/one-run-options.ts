import type { Command } from 'commander'
import { UsageError } from '../errors/usage-error.ts'
import { addExperimentOptions, addStrictOption, type ExperimentOptions, type StrictOption } from './run-options.ts'

/** In which store and experiments the runs are that a command names. */
export interface OneRunOptions extends ExperimentOptions, StrictOption {
  readonly store?: string
}

/** What names a run. */
export const runAbout = "the beginning of a run's id, its name, or its folder"

/** Adds the argument of a command that takes one run; a store before it is told where it goes. */
export function addRunArgument(command: Command): Command {
  return command
    .argument('<run>', runAbout)
    .usage('<run> [-s STORE] [options]')
    .allowExcessArguments()
    .hook('preAction', () => {
      const [first, second] = command.args
      if (second === undefined) return
      throw new UsageError(
        `${command.name()} takes one run, not ${command.args.length}`,
        `the store goes to -s, as in: runsheaf ${command.name()} ${second} -s ${first}`,
      )
    })
}

/** Adds the options of commands that take runs rather than a store; a run may be named whatever its life. */
export function addOneRunOptions(command: Command): Command {
  const withStore = command.option(
    '-s, --store <store>',
    'the store that the run is in; by default as for other commands',
  )
  return addStrictOption(addExperimentOptions(withStore, 'all'))
}
