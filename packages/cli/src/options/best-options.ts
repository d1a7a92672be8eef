import { type Command, Option } from 'commander'

/** Which end of a metric is the better one. */
export interface BestOptions {
  readonly max?: boolean
  readonly min?: boolean
}

/** Adds the options that say which end of a metric is the better one. */
export function addBestOptions(command: Command): Command {
  return command
    .addOption(new Option('--max', 'the greatest value is the best').conflicts('min'))
    .addOption(new Option('--min', 'the smallest value is the best; usual for losses and errors').conflicts('max'))
}
