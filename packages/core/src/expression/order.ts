import type { SortKey } from '../verbs/sort.ts'
import { keyOfWord } from './key-of-word.ts'
import { tokenize } from './lexer.ts'
import { syntaxError } from './syntax-error.ts'
import { isName } from './token.ts'

/**
 * Reads a list such as MLflow's `order_by`: keys, each with `ASC` or `DESC` if need be. As in MLflow, params and tags sort
 * as the text that was written, by code point.
 *
 * @throws RunError FILTER_SYNTAX with a caret at the place.
 * @example
 * runs.sort(...order('metrics.val_acc DESC, params.lr'))
 */
export function order(clauses: string): SortKey[] {
  const tokens = tokenize(clauses)
  const keys: SortKey[] = []
  for (let at = 0; ; at++) {
    const token = tokens[at++]!
    if (!isName(token)) throw syntaxError(clauses, token, 'expected a key to sort by')
    const direction = tokens[at]!.kind === 'word' ? tokens[at]!.text.toUpperCase() : ''
    if (direction === 'ASC' || direction === 'DESC') at++
    const { facet, name, text } = keyOfWord(token.text)
    keys.push({ key: facet ? `${facet}.${name}` : text, descending: direction === 'DESC', raw: true })
    if (tokens[at]!.kind === 'end') return keys
    if (tokens[at]!.text !== ',') throw syntaxError(clauses, tokens[at]!, 'expected ASC, DESC, a comma or the end')
  }
}
