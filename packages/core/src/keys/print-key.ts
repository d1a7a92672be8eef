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

/** Names that are read as they stand; a config's have no dots and brackets, which lead from map to map. */
const plainConfigName = /^[^.[`]+$/s
const plainName = /^(?:[^`\s]|[^`\s].*[^`\s])$/s
/** In an expression, other characters would end a name. */
const plainWord = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_./:-]*$/u

/**
 * A key as text, which {@link parseKey} reads back as that key. A config key stands bare where that means the same; names
 * that would be read otherwise stand in backticks, doubled inside.
 *
 * @param options.inExpression to be read in an expression, where more names need backticks.
 * @example
 * printKey({ facet: 'cfg', path: ['model', 'lr'] }) // 'model.lr'
 * printKey({ facet: 'cfg', path: ['a[0]'] }) // 'cfg.`a[0]`'
 * printKey({ facet: 'metrics', path: ['val/acc'], reduce: 'max' }) // 'max(metrics.val/acc)'
 */
export function printKey({ facet, path, reduce }: KeyParts, { inExpression = false } = {}): string {
  const plain = facet === 'cfg' || facet === 'impl' ? plainConfigName : plainName
  const isPlain = (name: string) => plain.test(name) && (!inExpression || plainWord.test(name))
  const names = path.map((name) => (isPlain(name) ? name : quote(name))).join('.')
  const isBare = facet === 'cfg' && (inExpression ? isBareWord : isBareKey)(names, path)
  const text = isBare ? names : path.length === 0 ? facet : `${facet}.${names}`
  return reduce ? `${reduce}(${text})` : text
}

const quote = (name: string): string => `\`${name.replaceAll('`', '``')}\``

/** Whether a config key needs no prefix. */
function isBareKey(text: string, path: readonly string[]): boolean {
  if (text === '' || text.startsWith('`')) return false
  try {
    const key = parseKey(text)
    return key.facet === undefined && compareValues(lookupsOf(key).first[0]?.path, path) === 0
  } catch {
    return false
  }
}

const isBareWord = (text: string, path: readonly string[]): boolean =>
  /^[\p{L}_]/u.test(text) && !keywords.test(text) && isBareKey(text, path)

/** Words that mean something else in an expression. */
const keywords = /^(?:and|or|not|in|between|i?like|matches|is|missing|true|false|null|now)$/i
