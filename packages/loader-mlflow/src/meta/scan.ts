/** The fields of a meta.yaml as text; `null` where the file says `null`, `~`, nothing, or holds no scalar. */
export type MetaFields = ReadonlyMap<string, string | null>

/** What a plain scalar must not start with to be read here; YAML's indicators. */
const indicators = new Set('"|>&*!%@`[{#?-,]}\'')
const nulls = new Set(['', '~', 'null', 'Null', 'NULL'])

/**
 * Reads the lines `key: plain` and `key: 'quoted'` of which nearly every meta.yaml is made. All values stay text, since
 * MLflow's YAML (1.1) has `1e5` and a run id such as `12e45678…` unquoted, and they are no numbers there.
 *
 * @returns `undefined` where the file needs a real YAML parser.
 */
export function scanMeta(text: string): MetaFields | undefined {
  const fields = new Map<string, string | null>()
  for (let start = text.charCodeAt(0) === 0xfeff ? 1 : 0; start < text.length; ) {
    const newline = text.indexOf('\n', start)
    let end = newline < 0 ? text.length : newline
    const next = end + 1
    if (text.charCodeAt(end - 1) === 13) end--
    const colon = text.indexOf(':', start)
    if (colon < 0 || colon >= end || !isKey(text, start, colon)) return undefined
    const value = scanValue(text.slice(colon + 1, end))
    if (value === undefined) return undefined
    fields.set(text.slice(start, colon), value)
    start = next
  }
  return fields
}

/** Only letters, digits and `_`, as all of MLflow's keys are. */
function isKey(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    const fits = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
    if (!fits) return false
  }
  return end > start
}

function scanValue(rest: string): string | null | undefined {
  if (rest === '') return null
  if (rest.charCodeAt(0) !== 32) return undefined
  const value = trimSpaces(rest)
  if (nulls.has(value) || value === '[]' || value === '{}') return null
  if (value[0] === "'") return scanQuoted(value)
  if (value[0] === '-' && /^-\d/.test(value)) return value
  const plain = !indicators.has(value[0]!) && !value.includes(': ') && !value.includes(' #') && !value.endsWith(':')
  return plain && isPrintable(value) ? value : undefined
}

/** Spaces alone: YAML keeps a no-break space. */
function trimSpaces(text: string): string {
  let start = 0
  let end = text.length
  while (text.charCodeAt(start) === 32) start++
  while (end > start && text.charCodeAt(end - 1) === 32) end--
  return text.slice(start, end)
}

function scanQuoted(value: string): string | undefined {
  if (value.length < 2 || !value.endsWith("'")) return undefined
  const inner = value.slice(1, -1)
  if (!inner.includes("'")) return inner
  return /^(?:[^']|'')*$/.test(inner) ? inner.replaceAll("''", "'") : undefined
}

/** Without control characters, which YAML refuses or folds. */
function isPrintable(value: string): boolean {
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at)
    if (code < 32 || (code >= 127 && code < 160) || code === 0x2028 || code === 0x2029) return false
  }
  return true
}
