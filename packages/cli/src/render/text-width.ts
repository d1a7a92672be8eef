/** Printable ASCII, and letters and signs of one column each without anything to combine: nearly every text. */
const plain =
  /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u03ff\u0400-\u0482\u2010-\u2027\u2030-\u203b\u2190-\u2193\u2200-\u22ff\u2500-\u25cf]*$/
const wide =
  /^[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]/u
const emoji = /^\p{Emoji_Presentation}|\ufe0f|^\p{Regional_Indicator}/u
const invisible = /^[\p{Mark}\p{Format}]+$/u

let segmenter: Intl.Segmenter | undefined

/** The characters of a text as a reader sees them: an accent belongs to its letter, a flag is one. */
function graphemes(text: string): string[] {
  segmenter ??= new Intl.Segmenter('en')
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

function graphemeWidth(grapheme: string): number {
  if (wide.test(grapheme) || emoji.test(grapheme)) return 2
  return invisible.test(grapheme) ? 0 : 1
}

/** How many columns of a terminal a text takes; it must be free of escape sequences. @example textWidth('日本') // 4 */
export function textWidth(text: string): number {
  if (plain.test(text)) return text.length
  return graphemes(text).reduce((width, grapheme) => width + graphemeWidth(grapheme), 0)
}

/** The beginning of a text that fits a width, with a mark where it was cut. @example cutText('transformer', 6, '…') // 'trans…' */
export function cutText(text: string, width: number, mark: string): string {
  if (textWidth(text) <= width) return text
  const room = width - textWidth(mark)
  if (plain.test(text)) return text.slice(0, room) + mark
  let cut = ''
  let taken = 0
  for (const grapheme of graphemes(text)) {
    taken += graphemeWidth(grapheme)
    if (taken > room) break
    cut += grapheme
  }
  return cut + mark
}

/** A text with blanks to a width, at its end or at its beginning. */
export function padText(text: string, width: number, align: 'left' | 'right'): string {
  const blanks = ' '.repeat(Math.max(0, width - textWidth(text)))
  return align === 'left' ? text + blanks : blanks + text
}
