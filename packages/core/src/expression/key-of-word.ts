import { type Facet, facets } from '../contract/facets.ts'
import { infoNames } from '../keys/info-column.ts'
import type { Key } from '../keys/key.ts'
import { parseKey, unquote } from '../keys/parse-key.ts'

/** The prefixes of keys in MLflow's filters (`_VALID_KEY_PREFIXES` in `search_utils.py`), for each of ours. */
const mlflowPrefixes: Readonly<Record<Facet, readonly string[]>> = {
  cfg: [],
  params: ['param', 'params', 'parameter', 'parameters'],
  metrics: ['metric', 'metrics'],
  tags: ['tag', 'tags'],
  info: ['attr', 'attribute', 'attributes', 'run'],
  datasets: ['dataset', 'datasets'],
}

/** The names that there are, where not every name may be. */
const closedNames: { readonly [F in Facet]?: readonly string[] } = {
  info: infoNames,
  datasets: ['name', 'digest', 'context'],
}

/** MLflow's other names for attributes. */
const attributeAliases = new Map([
  ['created', 'start_time'],
  ['Created', 'start_time'],
  ['run name', 'run_name'],
  ['Run name', 'run_name'],
  ['Run Name', 'run_name'],
])

/** The key that a word of an expression names, with MLflow's prefixes and aliases read as ours. */
export function keyOfWord(word: string): Key {
  const [, prefix = attributeAliases.has(word) ? 'run' : '', quoted = word] = /^`?(\w+)`?\.(.*)$/s.exec(word) ?? []
  const withoutQuotes = quoted.replace(/^(['"])(.*)\1$/s, '$2')
  if (prefix === 'cfg' || prefix === 'impl' || prefix === 'info') return parseKey(`${prefix}.${withoutQuotes}`)
  const unquoted = unquote(withoutQuotes)
  const facet = facets.find((facet) => mlflowPrefixes[facet].includes(prefix))
  const name = (facet === 'info' && attributeAliases.get(unquoted)) || unquoted
  return facet && closedNames[facet]?.includes(name) !== false ? { text: word, facet, path: [name] } : parseKey(word)
}
