import { printKey } from '../keys/print-key.ts'
import type { SortKey } from '../keys/sort-key.ts'
import { keyOfWord } from './key-of-word.ts'
import { end, keyTokens } from './token.ts'
import { readTokens } from './token-reader.ts'

/**
 * Reads a list such as MLflow's `order_by`: keys, each with `ASC` or `DESC` if need be. As in MLflow, params and tags sort
 * as the text that was written, by code point.
 *
 * @throws RunError FILTER_SYNTAX with a caret where it fails.
 * @example
 * runs.sort(...order('metrics.val_acc DESC, params.lr'))
 */
export function order(clauses: string): SortKey[] {
  const { take, accept, expect } = readTokens(clauses)
  const keys: SortKey[] = []
  do {
    const { facet, path, text } = keyOfWord(take('a key to sort by', ...keyTokens).text)
    const descending = accept('ASC', 'DESC') === 'DESC'
    keys.push({ key: facet ? printKey({ facet, path }) : text, descending, raw: true })
  } while (expect('ASC, DESC, a comma or the end', ',', end) === ',')
  return keys
}
