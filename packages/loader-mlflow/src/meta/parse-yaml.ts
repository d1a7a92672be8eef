import { createRequire } from 'node:module'
import type { YAMLMap } from 'yaml'
import { MetaFields } from './meta-fields.ts'

/** Why a meta.yaml cannot be used. */
export interface MetaFault {
  readonly reason: 'empty' | 'invalid'
  /** Continues "FILE …". */
  readonly message: string
}

type Yaml = typeof import('yaml')

let loaded: Yaml | undefined

/** Few files need the `yaml` package, and loading it takes longer than reading a thousand of the others. */
function yaml(): Yaml {
  loaded ??= createRequire(import.meta.url)('yaml') as Yaml
  return loaded
}

/** Reads any meta.yaml, with all values as text (failsafe schema); a nested map's names follow its own after a dot. */
export function parseYaml(text: string): MetaFields | MetaFault {
  const { isMap, LineCounter, parseDocument } = yaml()
  const lines = new LineCounter()
  const document = parseDocument(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    lineCounter: lines,
  })
  const [error] = document.errors
  if (error) {
    const line = lines.linePos(error.pos[0]).line
    return { reason: 'invalid', message: `is not YAML at line ${line} (${error.message})` }
  }
  if (document.contents === null) return { reason: 'empty', message: 'is empty' }
  if (!isMap(document.contents)) return { reason: 'invalid', message: 'is not a list of "key: value" lines' }
  const fields = new Map<string, string | null>()
  collect(document.contents, '', fields)
  return new MetaFields([...fields.keys()], [...fields.values()])
}

/** A nested map's names follow its own after a dot. */
function collect(map: YAMLMap, prefix: string, fields: Map<string, string | null>): void {
  const { isMap, isScalar } = yaml()
  for (const { key, value } of map.items) {
    if (!isScalar(key)) continue
    const name = prefix + String(key.value)
    if (isMap(value)) collect(value, `${name}.`, fields)
    else fields.set(name, scalarText(value))
  }
}

function scalarText(node: unknown): string | null {
  if (!yaml().isScalar(node) || node.value === null || node.value === undefined) return null
  const text = String(node.value)
  return node.type === 'PLAIN' && /^(?:|~|null|Null|NULL)$/.test(text) ? null : text
}
