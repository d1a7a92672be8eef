import { type Command, Option } from 'commander'

/** Adds the option that chooses one part of the runs. */
export function addFacetOption(command: Command): Command {
  return command.addOption(
    new Option('--in <part>', 'only one part of the runs').choices(['cfg', 'params', 'metrics', 'tags', 'info']),
  )
}
