import type { Column, DictionaryColumn, Utf8Column } from './column.ts'

/** What is known of the values that are none. */
export type Nulls = Pick<Column, 'nullCount' | 'validity' | 'missing' | 'faults'>

/** Text repeats if, on average, each distinct value occurs at least twice. */
const repeats = (distinct: number, length: number) => distinct * 2 <= length

/** Text as a dictionary where values repeat (or UTF-8 cannot hold them), else as UTF-8. */
export function textColumn(values: readonly (string | null | undefined)[], nulls: Nulls): Column {
  const codes = new Int32Array(values.length)
  const known = new Map<string, number>()
  let wellFormed = true
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (value == null) continue
    let code = known.get(value)
    if (code === undefined) {
      code = known.size
      known.set(value, code)
      wellFormed &&= value.isWellFormed()
    }
    codes[i] = code
  }
  if (!wellFormed || repeats(known.size, values.length)) {
    return { type: 'dict', length: values.length, codes, dictionary: [...known.keys()], ...nulls }
  }
  return { ...encodeText(values), ...nulls }
}

/** Texts as UTF-8; null and undefined as no bytes. */
export function encodeText(
  values: readonly (string | null | undefined)[],
): Pick<Utf8Column, 'type' | 'length' | 'offsets' | 'bytes'> {
  const encoder = new TextEncoder()
  const offsets = new Int32Array(values.length + 1)
  let bytes = new Uint8Array(Math.max(64, values.length * 16))
  let end = 0
  for (let i = 0; i < values.length; i++) {
    const text = values[i] ?? ''
    if (bytes.length - end < text.length * 3) {
      const larger = new Uint8Array(Math.max(bytes.length * 2, end + text.length * 3))
      larger.set(bytes.subarray(0, end))
      bytes = larger
    }
    end += encoder.encodeInto(text, bytes.subarray(end)).written
    offsets[i + 1] = end
  }
  return { type: 'utf8', length: values.length, offsets, bytes: bytes.slice(0, end) }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const decoded = new WeakMap<Utf8Column, (string | undefined)[]>()

/** Value `i` of a text column; each is decoded once. Null and missing values give an arbitrary text. */
export function textAt(column: Utf8Column | DictionaryColumn, i: number): string {
  if (column.type === 'dict') return column.dictionary[column.codes[i]!] ?? ''
  const texts = decoded.get(column) ?? new Array<string | undefined>(column.length)
  decoded.set(column, texts)
  const text = texts[i] ?? decoder.decode(column.bytes.subarray(column.offsets[i], column.offsets[i + 1]))
  texts[i] = text
  return text
}
