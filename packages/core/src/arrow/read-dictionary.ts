import type { Column } from '../columns/column.ts'
import { distinctKeys } from '../columns/distinct.ts'
import { NULL, nullsOf } from '../columns/nulls.ts'
import { take } from '../columns/take.ts'
import { isValid, valueAt } from '../columns/value.ts'
import { broken } from './read-messages.ts'
import { isPresent, type Nulls } from './read-nulls.ts'

/** The values that codes stand for. */
export function decodeDictionary(codes: Int32Array, values: Column, nulls: Nulls): Column {
  const odd = codes.findIndex((code, i) => !(code >= 0 && code < values.length) && isPresent(nulls, i))
  if (odd >= 0) throw broken(`value ${odd} of a column is not in its dictionary`)
  const valid = (i: number) => isPresent(nulls, i) && isValid(values, codes[i]!)
  const { length } = nulls
  const states = () => Uint8Array.from({ length }, (_, i) => (valid(i) ? 0 : NULL))
  const merged = values.nullCount > 0 ? { length, ...nullsOf(states()) } : nulls
  if (values.type === 'utf8' || values.type === 'dict') return textDictionary(codes, values, merged)
  const taken = take(values, values.length === 0 ? new Int32Array(0) : codes.map((code, i) => (valid(i) ? code : 0)))
  return values.length === 0 ? { type: 'null', ...merged } : ({ ...taken, ...merged } as Column)
}

/** Texts may stand twice in a dictionary that is read, and null may be one of them; in a column's neither may. */
function textDictionary(codes: Int32Array, values: Column, nulls: Nulls): Column {
  const texts = Array.from({ length: values.length }, (_, i) => String(valueAt(values, i) ?? ''))
  const { codes: numbers, firsts } = distinctKeys(texts.length, (i) => texts[i])
  return {
    type: 'dict',
    ...nulls,
    codes: firsts.length === texts.length ? codes : codes.map((code) => numbers[code] ?? 0),
    dictionary: Array.from(firsts, (i) => texts[i]!),
  }
}
