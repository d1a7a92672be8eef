import { MetaFields } from './meta-fields.ts'

/** `key: value` or `key:`, of a key that is letters, digits and `_`, as all of MLflow's are. */
const form = /(\w+):(?: (.*))?\r?(?:\n|$)/y

/** What YAML refuses or folds in a plain scalar, or takes for something else. */
const special = /[\p{Cc}\u2028\u2029]|: | #|:$/u

/** Spaces alone: YAML keeps a no-break space. The look behind has a long run of them looked at but once. */
const spacesAround = /^ +|(?<! ) +$/g

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
  form.lastIndex = start
  const [line, name, rest] = form.exec(text) ?? []
  const value = rest === undefined ? null : scanValue(rest)
  return line === undefined || value === undefined ? undefined : { text: line, name: name!, value }
}

function scanValue(rest: string): string | null | undefined {
  const value = rest.replace(spacesAround, '')
  if (value.length < 5 && nulls.has(value)) return null
  if (value[0] === "'") return scanQuoted(value)
  if (value[0] === '-' && /^-\d/.test(value)) return value
  return indicators.has(value[0]!) || special.test(value) ? undefined : value
}

function scanQuoted(value: string): string | undefined {
  if (value.length < 2 || !value.endsWith("'")) return undefined
  const inner = value.slice(1, -1)
  if (!inner.includes("'")) return inner
  return /^(?:[^']|'')*$/.test(inner) ? inner.replaceAll("''", "'") : undefined
}
