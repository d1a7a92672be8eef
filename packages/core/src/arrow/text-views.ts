import type { DictionaryColumn } from '../columns/column.ts'

/** The bytes of a view, and the most bytes of text that stand in it. */
export const viewBytes = 16
const inlineBytes = 12

/** Arrow's view layout of texts: a view for each, and the bytes of those that do not fit into theirs. */
export interface TextViews {
  readonly views: Int32Array
  readonly bytes: Uint8Array
}

/** Writes a view for each row of a dictionary column: a copy of its entry's, so that no text is written twice. */
export function writeViews({ codes }: DictionaryColumn, { views }: TextViews, target: Uint8Array): void {
  const output = new Int32Array(target.buffer, target.byteOffset, codes.length * 4)
  for (let i = 0, to = 0; i < codes.length; i++, to += 4) {
    const from = codes[i]! * 4
    output[to] = views[from]!
    output[to + 1] = views[from + 1]!
    output[to + 2] = views[from + 2]!
    output[to + 3] = views[from + 3]!
  }
}

export function viewsOf(texts: readonly string[]): TextViews {
  const encoder = new TextEncoder()
  const encoded = texts.map((text) => encoder.encode(text))
  const views = new Int32Array(texts.length * 4)
  const inline = new Uint8Array(views.buffer)
  const bytes = new Uint8Array(encoded.reduce((sum, text) => sum + (text.length > inlineBytes ? text.length : 0), 0))
  let end = 0
  for (const [i, text] of encoded.entries()) {
    views[i * 4] = text.length
    if (text.length <= inlineBytes) {
      inline.set(text, i * viewBytes + 4)
    } else {
      inline.set(text.subarray(0, 4), i * viewBytes + 4)
      views[i * 4 + 3] = end
      bytes.set(text, end)
      end += text.length
    }
  }
  return { views, bytes }
}
