import { didYouMean } from './did-you-mean.ts'
import { UsageError } from './usage-error.ts'

/** A command that there is not, answered with those that are like it, or with all. */
export function unknownCommand(name: string, known: readonly string[]): UsageError {
  const all = `the commands are ${known.join(', ')}; runsheaf COMMAND --help says more`
  return new UsageError(`there is no command ${name}`, didYouMean(name, known, all))
}
