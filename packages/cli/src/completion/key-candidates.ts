import type { Facet, RunCollection } from '@runsheaf/core'
import { keyNames } from '@runsheaf/core/verbs'
import { beginning, type Candidate } from './candidate.ts'

/** The keys that some of the runs have, as they are typed. */
export function keyCandidates(runs: RunCollection, ...facets: readonly Facet[]): Candidate[] {
  return keyNames(runs.selection, ...facets).map((key) => ({ text: typedKey(key) }))
}

/** A key with backticks around a name that could not be read without. @example typedKey('metrics.grad norm') // 'metrics.`grad norm`' */
function typedKey(key: string): string {
  if (/^[\p{L}\p{N}_./:-]+$/u.test(key)) return key
  const [, prefix = '', name = key] = /^((?:metrics|params|tags|info)\.)?(.*)$/s.exec(key) ?? []
  return `${prefix}\`${name}\``
}

/** The whole word with its last item as it may become: items stand after commas, blanks and parentheses. */
export function listCandidates(word: string, candidates: readonly Candidate[]): Candidate[] {
  const [, head = '', item = ''] = /^(.*[,(\s])?([^,(\s]*)$/s.exec(word) ?? []
  return beginning(item, candidates).map(({ text, about }) => ({ text: head + text, about }))
}
