import { displayWidth } from '@runsheaf/core/text'

/** A text with blanks to a width, at its end or at its beginning. */
export function padText(text: string, width: number, align: 'left' | 'right'): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return align === 'left' ? text + blanks : blanks + text
}
