import { compareValues } from '../columns/compare.ts'
import type { Reducer, RunPart } from '../contract/facets.ts'
import type { KeyFacet } from './key.ts'
import { lookupsOf } from './lookups.ts'
import { parseKey } from './parse-key.ts'

/** A key as data. */
interface KeyParts {
  readonly facet: KeyFacet | RunPart
  readonly path: readonly string[]
  readonly reduce?: Reducer | undefined
}

/** Names that stand in keys and expressions as they are: a config's have no dots, which lead from map to map. */
const plainConfigName = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_/:-]*$/u
const plainName = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_./:-]*$/u

/**
 * A key as text, which {@link parseKey} reads back as that key, and which is written so in expressions, too. A config key
 * stands bare where that means the same; names that would be read otherwise stand in backticks, doubled inside.
 *
 * @example
 * printKey({ facet: 'cfg', path: ['model', 'lr'] }) // 'model.lr'
 * printKey({ facet: 'cfg', path: ['a[0]'] }) // 'cfg.`a[0]`'
 * printKey({ facet: 'metrics', path: ['val/acc'], reduce: 'max' }) // 'max(metrics.val/acc)'
 */
export function printKey({ facet, path, reduce }: KeyParts): string {
  const plain = facet === 'cfg' || facet === 'impl' ? plainConfigName : plainName
  const bare = path.map((name) => (plain.test(name) ? name : quote(name))).join('.')
  const text = facet === 'cfg' && isBare(bare, path) ? bare : path.length === 0 ? facet : `${facet}.${bare}`
  return reduce ? `${reduce}(${text})` : text
}

const quote = (name: string): string => `\`${name.replaceAll('`', '``')}\``

/** Whether a config key needs no prefix. */
function isBare(text: string, path: readonly string[]): boolean {
  if (text === '' || /^[\p{N}`]/u.test(text) || keywords.test(text)) return false
  const key = parseKey(text)
  return key.facet === undefined && compareValues(lookupsOf(key).first[0]?.path, path) === 0
}

/** Words that mean something else in an expression. */
const keywords = /^(?:and|or|not|in|between|i?like|matches|is|missing|true|false|null|now)$/i
