import type { Key, KeyFacet } from '../keys/key.ts'
import { parseKey } from '../keys/parse-key.ts'
import { infoNames } from '../store/info-column.ts'

/** The kinds of keys in MLflow's filters (`_VALID_KEY_PREFIXES` in `search_utils.py`) as ours, with the names that there are. */
const mlflowKinds: readonly [RegExp, KeyFacet, (readonly string[])?][] = [
  [/^metrics?$/, 'metrics'],
  [/^param(eter)?s?$/, 'params'],
  [/^tags?$/, 'tags'],
  [/^(attr|attributes?|run)$/, 'info', infoNames],
  [/^datasets?$/, 'datasets', ['name', 'digest', 'context']],
]

/** The key that a word of an expression names, with MLflow's prefixes and aliases read as ours. */
export function keyOfWord(word: string): Key {
  const bare = attributeOf(word) === word ? '' : 'run'
  const [, prefix = bare, quoted = word] = /^`?(\w+)`?\.(.*)$/s.exec(word) ?? []
  const name = quoted.replace(/^(['"])(.*)\1$/s, '$2').replace(/^`(.*)`$/s, '$1')
  if (/^(cfg|impl|info)$/.test(prefix)) return parseKey(`${prefix}.${name}`)
  const [, facet, names] = mlflowKinds.find(([kind]) => kind.test(prefix)) ?? []
  const spelt = facet === 'info' ? attributeOf(name) : name
  return facet && names?.includes(spelt) !== false ? { text: word, facet, name: spelt } : parseKey(word)
}

/** MLflow's other names for attributes. */
function attributeOf(name: string): string {
  if (/^[cC]reated$/.test(name)) return 'start_time'
  return /^([rR]un n|Run N)ame$/.test(name) ? 'run_name' : name
}
