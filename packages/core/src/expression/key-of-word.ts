import type { Key, KeyFacet } from '../keys/key.ts'
import { parseKey } from '../keys/parse-key.ts'
import { infoNames } from '../store/info-column.ts'

/** The kinds of keys in MLflow's filters (`_VALID_KEY_PREFIXES` in `search_utils.py`). */
const mlflowKinds: ReadonlyMap<string, KeyFacet> = new Map([
  ['metric', 'metrics'],
  ['metrics', 'metrics'],
  ['param', 'params'],
  ['params', 'params'],
  ['parameter', 'params'],
  ['parameters', 'params'],
  ['tag', 'tags'],
  ['tags', 'tags'],
  ['attribute', 'info'],
  ['attributes', 'info'],
  ['attr', 'info'],
  ['run', 'info'],
  ['dataset', 'datasets'],
  ['datasets', 'datasets'],
])

/** MLflow's other names for attributes. */
const mlflowAttributes: ReadonlyMap<string, string> = new Map([
  ['created', 'start_time'],
  ['Created', 'start_time'],
  ['run name', 'run_name'],
  ['Run name', 'run_name'],
  ['Run Name', 'run_name'],
])

const datasetNames: ReadonlySet<string> = new Set(['name', 'digest', 'context'])

/** The key that a word of an expression names, with MLflow's prefixes and aliases read as ours. */
export function keyOfWord(word: string): Key {
  const alias = mlflowAttributes.get(word)
  if (alias) return { text: word, facet: 'info', name: alias }
  const dot = word.indexOf('.')
  const prefix = word.slice(0, Math.max(dot, 0)).replace(/^`(.*)`$/s, '$1')
  const facet = mlflowKinds.get(prefix)
  const name = unquote(word.slice(dot + 1))
  if (facet === undefined)
    return parseKey(
      dot < 0 ? word : prefix === 'cfg' || prefix === 'impl' || prefix === 'info' ? `${prefix}.${name}` : word,
    )
  if (facet !== 'info')
    return facet === 'datasets' && !datasetNames.has(name) ? parseKey(word) : { text: word, facet, name }
  const attribute = mlflowAttributes.get(name) ?? name
  return infoNames.includes(attribute) ? { text: word, facet, name: attribute } : parseKey(word)
}

/** Without one pair of quotes, then without one pair of backticks, as MLflow does. */
function unquote(name: string): string {
  const bare = /^(['"])(.*)\1$/s.exec(name)?.[2] ?? name
  return /^`(.*)`$/s.exec(bare)?.[1] ?? bare
}
