import { MetaFields } from './meta-fields.ts'

const space = 32
const hash = 35
const colon = 58

/** What a plain scalar must not start with to be read here; YAML's indicators. */
const indicators = new Set('"|>&*!%@`[{#?-,]}\'')
const nulls = new Set(['', '~', 'null', 'Null', 'NULL', '[]', '{}'])

/** A line of a file, its newline included, and what it says. */
interface Line {
  readonly text: string
  readonly name: string
  readonly value: string | null
}

/** The first lines of the files that were read last: most of those of the next file are the same. */
const known: Line[] = []
const mostKnown = 32

/**
 * Reads the lines `key: plain` and `key: 'quoted'` of which nearly every meta.yaml is made. All values stay text, since
 * MLflow's YAML (1.1) has `1e5` and a run id such as `12e45678…` unquoted, and they are no numbers there.
 *
 * @returns `undefined` where the file needs a real YAML parser.
 */
export function scanMeta(text: string): MetaFields | undefined {
  const names: string[] = []
  const values: (string | null)[] = []
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  for (let i = 0; start < text.length; i++) {
    const before = known[i]
    const line = before && text.startsWith(before.text, start) ? before : scanLine(text, start)
    if (!line) return undefined
    if (i < mostKnown && line.text.endsWith('\n')) known[i] = line
    names.push(line.name)
    values.push(line.value)
    start += line.text.length
  }
  return new MetaFields(names, values)
}

function scanLine(text: string, start: number): Line | undefined {
  const newline = text.indexOf('\n', start)
  const next = newline < 0 ? text.length : newline + 1
  let end = newline < 0 ? next : newline
  if (text.charCodeAt(end - 1) === 13) end--
  const stop = text.indexOf(':', start)
  if (stop < 0 || stop >= end || !isKey(text, start, stop)) return undefined
  const value = scanValue(text.slice(stop + 1, end))
  return value === undefined ? undefined : { text: text.slice(start, next), name: text.slice(start, stop), value }
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
  if (value.length < 5 && nulls.has(value)) return null
  if (value[0] === "'") return scanQuoted(value)
  if (value[0] === '-' && /^-\d/.test(value)) return value
  return indicators.has(value[0]!) || !isPlain(value) ? undefined : value
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

/** Without `: `, ` #`, a colon at the end, and control characters, which YAML refuses or folds. */
function isPlain(value: string): boolean {
  let before = 0
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at)
    if (code < 32 || (code >= 127 && code < 160) || code === 0x2028 || code === 0x2029) return false
    if ((code === space && before === colon) || (code === hash && before === space)) return false
    before = code
  }
  return before !== colon
}
