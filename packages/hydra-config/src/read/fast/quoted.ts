import { NAMED_ESCAPES } from '../../nodes/escapes.ts'
import { DECLINE } from './decline.ts'

const LINE_BREAKS = / *(\n[ \n]*)| +/g
// spaces before a line break are dropped, but not escaped ones
const LINE_BREAKS_AND_ESCAPES = / *(\n[ \n]*)| +|\\(\n[ \n]*|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)/gs

/** The value of quoted text, without its quotes; declines unknown escapes. */
export function unquote(raw: string, isDoubleQuoted: boolean): string {
  if (!isDoubleQuoted) return raw.replace(LINE_BREAKS, foldLines).replaceAll("''", "'")
  return raw.replace(LINE_BREAKS_AND_ESCAPES, (blanks: string, breaks?: string, escaped?: string) =>
    escaped === undefined ? foldLines(blanks, breaks) : characterOf(escaped),
  )
}

/** One line break becomes a space, more become one less; spaces within a line stay. */
function foldLines(blanks: string, breaks: string | undefined): string {
  return breaks === undefined ? blanks : '\n'.repeat(countBreaks(breaks) - 1) || ' '
}

/** What stands for the text behind a backslash. */
function characterOf(escaped: string): string {
  if (escaped.startsWith('\n')) return '\n'.repeat(countBreaks(escaped) - 1)
  const named = NAMED_ESCAPES[escaped]
  if (named !== undefined) return named
  const code = Number.parseInt(escaped.slice(1), 16)
  if (Number.isNaN(code) || code > 0x10ffff) throw DECLINE
  return String.fromCodePoint(code)
}

const countBreaks = (blanks: string): number => blanks.split('\n').length - 1
