/** Printable ASCII, and letters and signs of one column each without anything to combine: nearly every text. */
const plain = /^[\x20-\x7e\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2190-\u2193\u2200-\u22ff\u2500-\u25cf]*$/
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}|\ufe0f/u
const invisible = /^[\p{Mark}\p{Format}]+$/u

let segmenter: Intl.Segmenter | undefined

/** The characters of a text as a reader sees them: an accent belongs to its letter, a flag is one. */
function graphemes(text: string): string[] {
  segmenter ??= new Intl.Segmenter()
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

function graphemeWidth(grapheme: string): number {
  if (wide.test(grapheme)) return 2
  return invisible.test(grapheme) ? 0 : 1
}

/** How many columns of a terminal a text takes: Chinese, Japanese, Korean and emoji take two. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length
  return graphemes(text).reduce((width, grapheme) => width + graphemeWidth(grapheme), 0)
}

/** The text, cut to a width with a mark at its end if it takes more. @example shorten('transformer', 6) // 'trans…' */
export function shorten(text: string, width: number, mark = '…'): string {
  if (displayWidth(text) <= width) return text
  let room = width - displayWidth(mark)
  let short = ''
  for (const grapheme of graphemes(text)) {
    room -= graphemeWidth(grapheme)
    if (room < 0) break
    short += grapheme
  }
  return short + mark
}

/** A text with blanks up to a width, after it or before it. */
export function padText(text: string, width: number, align: 'left' | 'right'): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return align === 'left' ? text + blanks : blanks + text
}
