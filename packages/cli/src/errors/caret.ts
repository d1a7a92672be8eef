import { displayWidth } from '@runsheaf/core/text'
import { safeText } from '../render/safe-text.ts'
import type { TypedText } from './explanation.ts'

/** A part of a text that the user typed. */
export interface TypedRange extends TypedText {
  readonly start: number
  readonly end: number
}

/** The text with its option, and carets under the part. */
export function caretLines({ label, text, start, end }: TypedRange): string[] {
  const before = label === '' ? '' : `${label} `
  const indent = ' '.repeat(displayWidth(before + safeText(text.slice(0, start))))
  return [before + safeText(text), indent + '^'.repeat(Math.max(1, displayWidth(safeText(text.slice(start, end)))))]
}

const nameParts = /[\p{L}\p{N}_./:-]/u

/** Where a key stands as a whole name in a text; nothing where it does not. */
export function rangeOfKey({ label, text }: TypedText, key: string): TypedRange[] {
  for (let start = text.indexOf(key); start >= 0; start = text.indexOf(key, start + 1)) {
    const end = start + key.length
    const whole = !nameParts.test(text[start - 1] ?? ' ') && !nameParts.test(text[end] ?? ' ')
    if (whole) return [{ label, text, start, end }]
  }
  return []
}
