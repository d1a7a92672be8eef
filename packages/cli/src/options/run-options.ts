import { type Command, Option } from 'commander'

/** Which runs of a store. */
export interface RunOptions {
  readonly experiment?: readonly string[]
  readonly lifecycle: 'active' | 'deleted' | 'all'
  readonly where?: readonly string[]
  readonly strict?: boolean
}

export const storeArgument = [
  '[store]',
  'a folder such as mlruns; by default that of the config file, $MLFLOW_TRACKING_URI, or ./mlruns',
] as const

/** Adds the options that choose runs. */
export function addRunOptions(command: Command): Command {
  return addExperimentOptions(command)
    .option('-w, --where <expr>', "only runs that meet a condition, such as 'metrics.loss < 0.5'; repeatable", collect)
    .option('--strict', 'treat any fault in the data as an error')
}

/** Adds the options that choose experiments. */
export function addExperimentOptions(command: Command): Command {
  return command
    .option('-e, --experiment <glob>', 'only experiments of this name; repeatable', collect)
    .addOption(
      new Option('--lifecycle <state>', 'runs by their life').choices(['active', 'deleted', 'all']).default('active'),
    )
}

/** Collects the values of an option that may be given several times. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}
