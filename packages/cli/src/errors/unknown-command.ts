import { suggest } from '@runsheaf/core/plugin'
import { UsageError } from './usage-error.ts'

/** A command that there is not, answered with those that are like it, or with all. */
export function unknownCommand(name: string, known: readonly string[]): UsageError {
  const suggestions = suggest(name, known)
  const advice =
    suggestions.length > 0
      ? `did you mean ${suggestions.join(' or ')}?`
      : `the commands are ${known.join(', ')}; runsheaf COMMAND --help says more`
  return new UsageError(`there is no command ${name}`, advice)
}
