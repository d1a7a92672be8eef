import { expand } from '../query/aliases.ts'
import { beginning, type Candidate } from './candidate.ts'
import { facetCandidates, keyCandidates } from './key-candidates.ts'
import { functionCandidates, lastWord, reducers } from './list-candidates.ts'
import type { TypedStore } from './typed-store.ts'

/** An operator, of which a list of values is a part. */
const operator = String.raw`\s*(?:==?|!=|<>|<=?|>=?)\s*|\s+(?:not\s+)?i?like\s+|\s+(?:not\s+)?in\s*\((?:[^()]*,)?\s*`

const key = String.raw`(?:\w+\.)?(?:\x60[^\x60]+\x60|[\p{L}\p{N}_./:-]+)`

/** What stands before a comparison, its key (a name may stand in backticks) and operator, and the beginning of a value. */
const comparison = new RegExp(String.raw`^(.*?)(${key})(${operator})("[^"]*|'[^']*|[^\s"'()=<>!,]*)$`, 'isu')

/** A key or a function of one, before the beginning of an operator. */
const compared = new RegExp(String.raw`^(.*?)(${key}|\w+\(\s*${key}\s*\))(\s+)((?:not |is |is not )?\w*)$`, 'isu')

/** A comparison that is complete, before the beginning of what joins it to another. */
const complete = new RegExp(String.raw`^(.*(?:${operator})(?:"[^"]*"|'[^']*'|[^\s"'()=<>!,]+)\)?\s+)(\w*)$`, 'isu')

const operators = [
  ...['=', '!=', '<', '<=', '>', '>=', 'between', 'in (', 'not in (', 'like', 'ilike', 'matches'],
  ...['is null', 'is not null', 'is missing', 'is not missing'],
].map((text) => ({ text }))

const joints = ['and', 'or'].map((text) => ({ text }))

/** What a condition may go on to, as the whole text: a key, then an operator, then a value of the key, then `and`. */
export function conditionCandidates(text: string, typed: TypedStore): Candidate[] {
  const joined = complete.exec(text)
  if (joined) return after(joined[1]!, beginning(joined[2]!, joints))
  const [, head = '', name, between, value = ''] = comparison.exec(text) ?? []
  if (name !== undefined) return after(`${head}${name}${between}`, valueCandidates(name, value, typed))
  const [, before = '', subject, blank, begun = ''] = compared.exec(text) ?? []
  if (subject !== undefined && isKey(subject, typed))
    return after(`${before}${subject}${blank}`, beginning(begun, operators))
  const last = lastWord(text)
  return after(last.head, beginning(last.word, subjects(last.head, typed)))
}

const after = (head: string, candidates: readonly Candidate[]) =>
  candidates.map(({ text, about }) => ({ text: head + text, about }))

const isKey = (text: string, typed: TypedStore) =>
  text.includes('(') || keyCandidates(typed).some((candidate) => candidate.text === text)

function subjects(head: string, typed: TypedStore): Candidate[] {
  const isReduced = new RegExp(String.raw`\b(${reducers.join('|')})\(\s*$`).test(head)
  return isReduced
    ? facetCandidates(typed, 'metrics')
    : [...functionCandidates(reducers), { text: 'not' }, ...keyCandidates(typed)]
}

function valueCandidates(name: string, typed: string, { runs, store }: TypedStore): Candidate[] {
  const quote = /^["']/.exec(typed)?.[0] ?? '"'
  const key = expand(name, store.loaded.config.aliases ?? {})
  const values = runs.unique(key, null).flatMap((value) => literal(value, quote) ?? [])
  return values.filter((text) => text.startsWith(typed) || text.startsWith(quote + typed)).map((text) => ({ text }))
}

/** A value as a condition has it; nothing for one that has no such form. */
function literal(value: unknown, quote: string): string | undefined {
  if (typeof value === 'string') return value.includes(quote) ? undefined : quote + value + quote
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  return value instanceof Date ? quote + value.toISOString() + quote : undefined
}
