import type { Command } from 'commander'
import { collect } from './collect.ts'

/** What the data of a store may reach of this machine. */
export interface AccessOptions {
  readonly env?: readonly string[]
  readonly followLinks?: boolean
  readonly artifactRoot?: readonly string[]
}

/** Adds the options that say what the data of a store may reach. */
export function addAccessOptions(command: Command): Command {
  return command
    .option(
      '--env <name>',
      'let configs see this environment variable, as in ${oc.env:NAME}; none without it; repeatable',
      collect,
    )
    .option('--follow-links', 'follow symbolic links that lead out of the store')
    .option(
      '--artifact-root <folder>',
      'read from this folder, too, where artifact_uri or links lead there; repeatable',
      collect,
    )
}
