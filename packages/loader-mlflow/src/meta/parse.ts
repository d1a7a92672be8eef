import { isMap, isScalar, LineCounter, parseDocument, type YAMLMap } from 'yaml'
import { MetaFields } from './meta-fields.ts'
import { isRunMeta } from './run-meta.ts'
import { scanMeta } from './scan.ts'

/** Why a meta.yaml cannot be used. */
export interface MetaFault {
  readonly reason: 'empty' | 'invalid'
  /** Continues "FILE …". */
  readonly message: string
}

/**
 * Reads a meta.yaml as MLflow writes it, with all values as text. The line scanner takes nearly all files, the YAML
 * parser (failsafe schema, which types nothing) what is folded, escaped or nested.
 */
export function parseMeta(text: string): MetaFields | MetaFault {
  if (/^[\s\ufeff]*$/.test(text)) return { reason: 'empty', message: 'is empty' }
  if (text.includes('\0')) return { reason: 'invalid', message: 'holds zero bytes, as files do after a crash' }
  const fields = scanMeta(text) ?? parseFully(text)
  return !isFault(fields) && cutOff(text, fields) ? half : fields
}

function isFault(fields: MetaFields | MetaFault): fields is MetaFault {
  return 'reason' in fields
}

const half: MetaFault = { reason: 'invalid', message: 'ends in the middle' }

/** MLflow writes keys in order, of a run `user_id` last, and a newline after the last. */
function cutOff(text: string, fields: MetaFields): boolean {
  if (text.endsWith('\n')) return false
  const last = fields.has('artifact_location') ? 'name' : isRunMeta(fields) ? 'user_id' : undefined
  return last !== undefined && !fields.has(last)
}

function parseFully(text: string): MetaFields | MetaFault {
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
  for (const { key, value } of map.items) {
    if (!isScalar(key)) continue
    const name = prefix + String(key.value)
    if (isMap(value)) collect(value, `${name}.`, fields)
    else fields.set(name, scalarText(value))
  }
}

function scalarText(node: unknown): string | null {
  if (!isScalar(node) || node.value === null || node.value === undefined) return null
  const text = String(node.value)
  return node.type === 'PLAIN' && /^(?:|~|null|Null|NULL)$/.test(text) ? null : text
}
