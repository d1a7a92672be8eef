import type { Columns, NamedColumn } from '@runsheaf/core/plugin'
import { random } from '../../fixtures/random.ts'

const texts = Array.from({ length: 20 }, (_, k) => `name${k}`)

/** Fifty columns: floats `f0` … `f24`, integers below 100 `i0` … `i14`, texts of 20 values `d0` … `d9`. */
export function generateColumns(length: number): Columns {
  const { next } = random(11)
  const floats = Array.from({ length: 25 }, (_, k): NamedColumn => {
    const values = new Float64Array(length)
    for (let i = 0; i < length; i++) values[i] = next()
    return { name: `f${k}`, type: 'f64', length, nullCount: 0, values }
  })
  const integers = Array.from({ length: 15 }, (_, k): NamedColumn => {
    return { name: `i${k}`, type: 'i32', length, nullCount: 0, values: below(100) }
  })
  const names = Array.from({ length: 10 }, (_, k): NamedColumn => {
    return { name: `d${k}`, type: 'dict', length, nullCount: 0, codes: below(texts.length), dictionary: texts }
  })
  return { length, columns: [...floats, ...integers, ...names] }

  function below(limit: number): Int32Array {
    const values = new Int32Array(length)
    for (let i = 0; i < length; i++) values[i] = Math.floor(next() * limit)
    return values
  }
}
