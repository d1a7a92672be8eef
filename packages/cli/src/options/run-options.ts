import { type Command, Option } from 'commander'
import { type AccessOptions, addAccessOptions } from './access-options.ts'
import { collect } from './collect.ts'

/** Whose runs. */
export interface ExperimentOptions extends AccessOptions {
  readonly experiment?: readonly string[]
  readonly lifecycle: 'active' | 'deleted' | 'all'
}

/** Whether faults are errors. */
export interface StrictOption {
  readonly strict?: boolean
}

/** Which runs of a store. */
export interface RunOptions extends ExperimentOptions, StrictOption {
  readonly where?: readonly string[]
}

export const storeArgument = [
  '[store]',
  'a folder such as mlruns; by default that of the config file, $MLFLOW_TRACKING_URI, or ./mlruns',
] as const

/** Adds the options that choose runs. */
export function addRunOptions(command: Command): Command {
  return addStrictOption(
    addExperimentOptions(command, 'active').option(
      '-w, --where <expr>',
      "only runs that meet a condition, such as 'metrics.loss < 0.5'; repeatable",
      collect,
    ),
  )
}

/** Adds the option that makes faults errors. */
export function addStrictOption(command: Command): Command {
  return command.option('--strict', 'treat any fault in the data as an error')
}

/**
 * Adds the options that choose experiments, and those that say what their data may reach.
 *
 * @param lifecycle whose life where nothing is said of it.
 */
export function addExperimentOptions(command: Command, lifecycle: ExperimentOptions['lifecycle']): Command {
  return addAccessOptions(
    command
      .option('-e, --experiment <glob>', 'only experiments of this name; repeatable', collect)
      .addOption(
        new Option('--lifecycle <state>', 'runs by their life')
          .choices(['active', 'deleted', 'all'])
          .default(lifecycle),
      ),
  )
}
