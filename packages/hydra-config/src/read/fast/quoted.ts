import { trimSpacesEnd, trimSpacesStart } from '../spaces.ts'
import { DECLINE } from './decline.ts'

/** The value of single-quoted text, without its quotes. */
export function singleQuoted(raw: string): string {
  const text = raw.includes('\n') ? foldLines(raw) : raw
  return text.includes("'") ? text.replaceAll("''", "'") : text
}

/** Joins the lines of quoted text: one break is a space, more are one break less. */
function foldLines(raw: string): string {
  const lines = raw.split('\n')
  let text = trimSpacesEnd(lines[0]!)
  let breaks = 0
  for (let i = 1; i < lines.length; i++) {
    breaks++
    const isLast = i === lines.length - 1
    const line = isLast ? trimSpacesStart(lines[i]!) : trimSpacesStart(trimSpacesEnd(lines[i]!))
    if (line === '' && !isLast) continue
    text += (breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)) + line
    breaks = 0
  }
  return text
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '\\': '\\',
  '/': '/',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
}

const CODE_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

/** The value of double-quoted text, without its quotes; declines escapes that it does not know. */
export function doubleQuoted(raw: string): string {
  let text = ''
  // blanks at the end of a line are dropped, escaped ones are not: text before `kept` stays
  let kept = 0
  let at = 0
  while (at < raw.length) {
    const char = raw[at]!
    if (char === '\n') {
      const { next, breaks } = skipBreaks(raw, at)
      text = text.slice(0, kept) + trimSpacesEnd(text.slice(kept))
      text += breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)
      at = next
      kept = text.length
    } else if (char !== '\\') {
      text += char
      at++
    } else if (raw[at + 1] === '\n') {
      const { next, breaks } = skipBreaks(raw, at + 1)
      text += '\n'.repeat(breaks - 1)
      at = next
      kept = text.length
    } else {
      const escaped = readEscape(raw, at + 1)
      text += escaped.text
      at = escaped.next
      kept = text.length
    }
  }
  return text
}

/** Counts line breaks from `at`, and passes the blanks of empty lines and of the start of the next one. */
function skipBreaks(raw: string, at: number): { next: number; breaks: number } {
  let breaks = 0
  let next = at
  for (; raw[next] === '\n' || raw[next] === ' '; next++) if (raw[next] === '\n') breaks++
  return { next, breaks }
}

function readEscape(raw: string, at: number): { text: string; next: number } {
  const char = raw[at]!
  const text = ESCAPES[char]
  if (text !== undefined) return { text, next: at + 1 }
  const length = CODE_LENGTHS[char] ?? 0
  const digits = raw.slice(at + 1, at + 1 + length)
  const code = Number.parseInt(digits, 16)
  if (digits.length !== length || !/^[0-9a-fA-F]+$/.test(digits) || code > 0x10ffff) throw DECLINE
  return { text: String.fromCodePoint(code), next: at + 1 + length }
}
