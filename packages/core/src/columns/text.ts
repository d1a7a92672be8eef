import type { Column, DictionaryColumn, Utf8Column } from './column.ts'
import type { Nulls } from './nulls.ts'

/** Text as a dictionary where values repeat, each twice on average, or where UTF-8 cannot hold them; else as UTF-8. */
export function textColumn(values: readonly (string | null | undefined)[], nulls: Nulls): Column {
  const codes = new Int32Array(values.length)
  const known = new Map<string, number>()
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (value == null) continue
    let code = known.get(value)
    if (code === undefined) {
      code = known.size
      known.set(value, code)
    }
    codes[i] = code
  }
  const dictionary = [...known.keys()]
  const repeats = dictionary.length * 2 <= values.length
  if (repeats || !dictionary.every((text) => text.isWellFormed()))
    return { type: 'dict', length: values.length, codes, dictionary, ...nulls }
  return { ...encodeText(values), ...nulls }
}

/** Texts as UTF-8; null and undefined as no bytes. */
export function encodeText(
  values: readonly (string | null | undefined)[],
): Pick<Utf8Column, 'type' | 'length' | 'offsets' | 'bytes'> {
  const encoder = new TextEncoder()
  const offsets = new Int32Array(values.length + 1)
  const units = values.reduce((sum, value) => sum + (value?.length ?? 0), 0)
  const bytes = new Uint8Array(3 * units)
  let end = 0
  for (let i = 0; i < values.length; i++) {
    end += encoder.encodeInto(values[i] ?? '', bytes.subarray(end)).written
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
