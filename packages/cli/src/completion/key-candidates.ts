import type { Facet } from '@runsheaf/core'
import { keyNames, parseKey, printKey } from '@runsheaf/core/verbs'
import type { Candidate } from './candidate.ts'
import type { TypedStore } from './typed-store.ts'

/** The short names of the project, and the keys that some of the runs have, as they are typed. */
export function keyCandidates(typed: TypedStore): Candidate[] {
  const aliases = Object.entries(typed.store.loaded.config.aliases ?? {})
  return [...aliases.map(([text, about]) => ({ text, about })), ...facetCandidates(typed)]
}

/** The keys that some of the runs have in these facets, or in any. */
export function facetCandidates({ runs }: TypedStore, ...facets: readonly Facet[]): Candidate[] {
  return keyNames(runs.selection, ...facets).map((text) => ({ text: inExpression(text) }))
}

/** A key as a condition or a list takes it: names with blanks stand in backticks. */
function inExpression(text: string): string {
  const { facet, path, reduce } = parseKey(text)
  if (facet !== undefined) return printKey({ facet, path, reduce }, { inExpression: true })
  return /\s/.test(text) && !text.includes('`') ? `\`${text}\`` : text
}
