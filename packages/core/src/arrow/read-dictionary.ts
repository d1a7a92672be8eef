import { bitmap, countBits, getBit, setBit } from '../columns/bitmap.ts'
import type { Column } from '../columns/column.ts'
import { take } from '../columns/take.ts'
import { isValid, valueAt } from '../columns/value.ts'
import { broken } from './read-messages.ts'

type Nulls = Pick<Column, 'length' | 'nullCount' | 'validity'>

/** The values that codes stand for. */
export function decodeDictionary(codes: Int32Array, values: Column, nulls: Nulls): Column {
  const odd = codes.findIndex(
    (code, i) => !(code >= 0 && code < values.length) && (!nulls.validity || getBit(nulls.validity, i)),
  )
  if (odd >= 0) throw broken(`value ${odd} of a column is not in its dictionary`)
  const valid = (i: number) => (!nulls.validity || getBit(nulls.validity, i)) && isValid(values, codes[i]!)
  const merged = values.nullCount > 0 ? mergeNulls(nulls.length, valid) : nulls
  if (values.type === 'utf8' || values.type === 'dict') return textDictionary(codes, values, merged)
  const taken = take(values, values.length === 0 ? new Int32Array(0) : codes.map((code, i) => (valid(i) ? code : 0)))
  return values.length === 0 ? { type: 'null', ...merged } : ({ ...taken, ...merged } as Column)
}

/** Texts may stand twice in a dictionary that is read, and null may be one of them; in a column's neither may. */
function textDictionary(codes: Int32Array, values: Column, nulls: Nulls): Column {
  const known = new Map<string, number>()
  const renumbered = Int32Array.from({ length: values.length }, (_, i) => {
    const text = String(valueAt(values, i) ?? '')
    const code = known.get(text) ?? known.size
    known.set(text, code)
    return code
  })
  const distinct = known.size === values.length
  return {
    type: 'dict',
    ...nulls,
    codes: distinct ? codes : codes.map((code) => renumbered[code] ?? 0),
    dictionary: [...known.keys()],
  }
}

function mergeNulls(length: number, valid: (i: number) => boolean): Nulls {
  const validity = bitmap(length)
  for (let i = 0; i < length; i++) if (valid(i)) setBit(validity, i)
  const nullCount = length - countBits(validity)
  return nullCount > 0 ? { length, nullCount, validity } : { length, nullCount }
}
