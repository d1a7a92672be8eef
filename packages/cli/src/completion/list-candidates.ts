import { beginning, type Candidate } from './candidate.ts'
import { facetCandidates, keyCandidates } from './key-candidates.ts'
import type { TypedStore } from './typed-store.ts'

/** What a list of keys may hold beside them. */
export interface ListWords {
  /** Functions of keys, by name. */
  readonly functions?: readonly string[]
  /** What may follow a key, and the keys that may follow that. */
  readonly following?: readonly string[]
}

/** What becomes of a metric's history. */
export const reducers = ['max', 'min', 'first', 'mean', 'count', 'argmax', 'argmin']

/** The last word of a text: words stand after commas, blanks and parentheses. */
export function lastWord(text: string): { readonly head: string; readonly word: string } {
  const [, head = '', word = ''] = /^(.*[,(\s])?([^,(\s]*)$/s.exec(text) ?? []
  return { head, word }
}

/** What a list of keys may go on to, as the whole text. */
export function listCandidates(text: string, typed: TypedStore, words: ListWords): Candidate[] {
  const { head, word } = lastWord(text)
  return beginning(word, wordsAfter(head, typed, words)).map(({ text, about }) => ({ text: head + text, about }))
}

function wordsAfter(head: string, typed: TypedStore, { functions = [], following = [] }: ListWords): Candidate[] {
  const caller = /(\w+)\([^()]*$/.exec(head)?.[1]
  if (caller !== undefined && reducers.includes(caller) && functions === reducers)
    return facetCandidates(typed, 'metrics')
  const isBegun = /[^,(\s]\s+$/.test(head) && caller === undefined
  if (isBegun && !/\bbut\s+$/i.test(head)) return following.map((text) => ({ text }))
  return [...functionCandidates(caller === undefined ? functions : []), ...keyCandidates(typed)]
}

/** Functions, up to where their key is typed. */
export function functionCandidates(names: readonly string[]): Candidate[] {
  return names.map((name) => ({ text: `${name}(` }))
}
