import type { Key, KeyFacet } from '../keys/key.ts'
import { parseKey } from '../keys/parse-key.ts'
import { infoNames } from '../store/info-column.ts'

/** The kinds of keys in MLflow's filters (`_VALID_KEY_PREFIXES` in `search_utils.py`), as ours. */
const mlflowKinds: readonly [RegExp, KeyFacet][] = [
  [/^metrics?$/, 'metrics'],
  [/^param(eter)?s?$/, 'params'],
  [/^tags?$/, 'tags'],
  [/^(attr|attributes?|run)$/, 'info'],
  [/^datasets?$/, 'datasets'],
]

const datasetNames: readonly string[] = ['name', 'digest', 'context']

/** The key that a word of an expression names, with MLflow's prefixes and aliases read as ours. */
export function keyOfWord(word: string): Key {
  const alias = attributeOf(word)
  if (alias !== word) return { text: word, facet: 'info', name: alias }
  const dot = word.indexOf('.')
  const prefix = word.slice(0, Math.max(dot, 0)).replace(/^`(.*)`$/s, '$1')
  const name = unquote(word.slice(dot + 1))
  if (/^(cfg|impl|info)$/.test(prefix)) return parseKey(`${prefix}.${name}`)
  const facet = mlflowKinds.find(([kind]) => kind.test(prefix))?.[1]
  const known = facet === 'datasets' ? datasetNames : facet === 'info' ? infoNames : undefined
  const spelt = facet === 'info' ? attributeOf(name) : name
  return facet === undefined || known?.includes(spelt) === false ? parseKey(word) : { text: word, facet, name: spelt }
}

/** MLflow's other names for attributes. */
function attributeOf(name: string): string {
  if (/^[cC]reated$/.test(name)) return 'start_time'
  return /^([rR]un n|Run N)ame$/.test(name) ? 'run_name' : name
}

/** Without one pair of quotes, then without one pair of backticks, as MLflow does. */
function unquote(name: string): string {
  return name.replace(/^(['"])(.*)\1$/s, '$2').replace(/^`(.*)`$/s, '$1')
}
