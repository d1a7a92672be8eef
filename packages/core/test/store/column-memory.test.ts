import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnOf } from '../../src/columns/builder.ts'
import type { Column } from '../../src/columns/column.ts'
import { valuesOf } from '../../src/columns/value.ts'
import { ColumnMemory } from '../../src/memory/column-memory.ts'
import { RowPositions } from '../../src/memory/row-positions.ts'

const value = fc.constantFrom(1, 0.5, 2n ** 60n, 'a', 'b', null, undefined, true, Number.NaN)
const ask = fc.oneof(fc.constant('all'), fc.array(fc.nat(11)))

/** What a column holds, whatever room it takes. */
const kindOf = ({ type }: Column) => ({ utf8: 'text', dict: 'text', i32: 'int', i64: 'int' })[type as string] ?? type

test('gives each row its value, in whatever order and however often rows are asked for, and asks for none twice', () => {
  const all = Int32Array.from({ length: 12 }, (_, i) => i)
  const values = fc.array(value, { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(values, fc.array(ask), (values, asks) => {
      const memory = new ColumnMemory(all)
      const read = new Set<number>()
      for (const wanted of asks) {
        const rows = typeof wanted === 'string' ? all : Int32Array.from(wanted)
        const unread = memory.unread(rows)
        expect(new Set(unread)).toEqual(new Set([...rows].filter((row) => !read.has(row))))
        for (const row of unread) read.add(row)
        const delivered = columnOf(Array.from(unread, (row) => values[row]))
        if (unread.length > 0) memory.add(delivered, new RowPositions(unread, all))
        const own = columnOf(Array.from(rows, (row) => values[row]))
        const kept = memory.get(rows)
        expect(valuesOf(kept)).toEqual(valuesOf(own))
        if (rows.length > 0) expect(kindOf(kept)).toEqual(kindOf(own))
      }
    }),
  )
})
