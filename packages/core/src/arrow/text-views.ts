import type { DictionaryColumn } from '../columns/column.ts'

/** Arrow's view layout of texts: 16 bytes for each row, and the bytes of texts that do not fit into them. */
export interface TextViews {
  readonly views: Int32Array
  readonly bytes: Uint8Array
}

/** The most bytes that stand in the view itself. */
export const inlineBytes = 12

/** A dictionary column as views: each row's is a copy of its entry's, so that no text is written twice. */
export function viewsOf({ codes, dictionary }: DictionaryColumn): TextViews {
  const { views: entries, bytes } = viewsOfTexts(dictionary)
  const views = new Int32Array(codes.length * 4)
  for (let i = 0, to = 0; i < codes.length; i++) {
    const from = codes[i]! * 4
    views[to++] = entries[from]!
    views[to++] = entries[from + 1]!
    views[to++] = entries[from + 2]!
    views[to++] = entries[from + 3]!
  }
  return { views, bytes }
}

function viewsOfTexts(texts: readonly string[]): TextViews {
  const encoder = new TextEncoder()
  const encoded = texts.map((text) => encoder.encode(text))
  const views = new Int32Array(texts.length * 4)
  const viewBytes = new Uint8Array(views.buffer)
  const bytes = new Uint8Array(encoded.reduce((sum, text) => sum + (text.length > inlineBytes ? text.length : 0), 0))
  let end = 0
  for (const [i, text] of encoded.entries()) {
    views[i * 4] = text.length
    if (text.length <= inlineBytes) {
      viewBytes.set(text, i * 16 + 4)
    } else {
      viewBytes.set(text.subarray(0, 4), i * 16 + 4)
      views[i * 4 + 3] = end
      bytes.set(text, end)
      end += text.length
    }
  }
  return { views, bytes }
}
