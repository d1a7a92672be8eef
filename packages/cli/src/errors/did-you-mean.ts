import { suggest } from '@runsheaf/core/plugin'

/** Which of the known names a mistyped one is like; where it is like none, what there is. */
export function didYouMean(name: string, known: readonly string[], all = `there are ${known.join(', ')}`): string {
  const suggestions = suggest(name, known)
  return suggestions.length > 0 ? `did you mean ${suggestions.join(' or ')}?` : all
}
