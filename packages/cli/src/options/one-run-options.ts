import type { Command } from 'commander'
import { UsageError } from '../errors/usage-error.ts'

/** In which store the runs are that a command names. */
export interface OneRunOptions {
  readonly store?: string
  readonly strict?: boolean
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

/** Adds the options of commands that take runs rather than a store. */
export function addOneRunOptions(command: Command): Command {
  return command
    .option('-s, --store <store>', 'the store that the run is in; by default as for other commands')
    .option('--strict', 'treat any fault in the data as an error')
}
