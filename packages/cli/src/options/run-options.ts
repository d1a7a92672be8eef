import { type Command, Option } from 'commander'

/** Whose runs. */
export interface ExperimentOptions {
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
 * Adds the options that choose experiments.
 *
 * @param lifecycle whose life where nothing is said of it.
 */
export function addExperimentOptions(command: Command, lifecycle: ExperimentOptions['lifecycle']): Command {
  return command
    .option('-e, --experiment <glob>', 'only experiments of this name; repeatable', collect)
    .addOption(
      new Option('--lifecycle <state>', 'runs by their life').choices(['active', 'deleted', 'all']).default(lifecycle),
    )
}

/** Collects the values of an option that may be given several times. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}
