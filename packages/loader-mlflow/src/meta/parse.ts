import type { MetaFields } from './meta-fields.ts'
import { type MetaFault, parseYaml } from './parse-yaml.ts'
import { isRunMeta } from './run-meta.ts'
import { scanMeta } from './scan.ts'

/**
 * Reads a meta.yaml as MLflow writes it, with all values as text. The line scanner takes nearly all files, the YAML
 * parser (failsafe schema, which types nothing) what is folded, escaped or nested.
 */
export function parseMeta(text: string): MetaFields | MetaFault {
  if (/^[\s\ufeff]*$/.test(text)) return { reason: 'empty', message: 'is empty' }
  if (text.includes('\0')) return { reason: 'invalid', message: 'holds zero bytes, as files do after a crash' }
  const fields = scanMeta(text) ?? parseYaml(text)
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
