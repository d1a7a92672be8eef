import type { RunCollection } from '@runsheaf/core'
import { bareKey } from '../query/split-list.ts'
import type { Candidate } from './candidate.ts'
import { keyCandidates, listCandidates } from './key-candidates.ts'

/** An operator, of which a list of values is a part. */
const operator = String.raw`\s*(?:==?|!=|<>|<=?|>=?)\s*|\s+(?:not\s+)?i?like\s+|\s+(?:not\s+)?in\s*\((?:[^()]*,)?\s*`

/** What stands before a comparison, its key (a name may stand in backticks) and operator, and the beginning of a value. */
const comparison = new RegExp(
  String.raw`^(.*?)((?:\w+\.)?(?:\x60[^\x60]+\x60|[\p{L}\p{N}_./:-]+))(${operator})("[^"]*|'[^']*|[^\s"'()=<>!,]*)$`,
  'isu',
)

/** What a condition may go on to: a value of a key after an operator, else a key. */
export function conditionCandidates(word: string, runs: RunCollection): Candidate[] {
  const [, head, key, between, typed = ''] = comparison.exec(word) ?? []
  if (key === undefined) return listCandidates(word, keyCandidates(runs))
  const quote = /^["']/.exec(typed)?.[0] ?? '"'
  const values = runs.unique(bareKey(key), null).flatMap((value) => literal(value, quote) ?? [])
  return values
    .filter((text) => text.startsWith(typed) || text.startsWith(quote + typed))
    .map((text) => ({ text: `${head}${key}${between}${text}` }))
}

/** A value as a condition has it; nothing for one that has no such form. */
function literal(value: unknown, quote: string): string | undefined {
  if (typeof value === 'string') return value.includes(quote) ? undefined : quote + value + quote
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  return value instanceof Date ? quote + value.toISOString() + quote : undefined
}
