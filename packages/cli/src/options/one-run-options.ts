import type { Command } from 'commander'

/** In which store the runs are that a command names. */
export interface OneRunOptions {
  readonly store?: string
  readonly strict?: boolean
}

/** What names a run. */
export const runArgument = ['<run>', "the beginning of a run's id, its name, or its folder"] as const

/** Adds the options of commands that take runs rather than a store. */
export function addOneRunOptions(command: Command): Command {
  return command
    .option('-s, --store <store>', 'the store that the run is in; by default as for other commands')
    .option('--strict', 'treat any fault in the data as an error')
}
