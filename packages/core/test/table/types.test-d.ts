import { expectTypeOf, test } from 'vitest'
import { type ColumnTable, count, desc, mean } from '../../src/index.ts'

declare const table: ColumnTable<{ type: 'lstm' | 'gru'; acc: number | null; seed: number }>

test('rows have the types of the columns', () => {
  expectTypeOf(table.at(0)).toEqualTypeOf<{ type: 'lstm' | 'gru'; acc: number | null; seed: number } | undefined>()
  expectTypeOf(table.select('acc').toRecords()).toEqualTypeOf<{ acc: number | null }[]>()
  table.filter((row) => row.seed > 1)
  table.sort('type', desc('acc'))
  // @ts-expect-error there is no such column
  table.select('ac')
  // @ts-expect-error there is no such column
  table.sort(desc('ac'))
})

test('aggregates, joins and pivots give new rows', () => {
  const groups = table.groupBy('type').agg({ n: count(), acc: mean('acc'), best: (rows) => rows.length > 1 })
  expectTypeOf(groups.toRecords()[0]!).toEqualTypeOf<{
    type: 'lstm' | 'gru'
    n: number
    acc: number | null
    best: boolean
  }>()
  expectTypeOf(table.agg({ n: count() }).toRecords()).toEqualTypeOf<{ n: number }[]>()
  // @ts-expect-error there is no such column
  table.agg({ acc: mean('ac') })
  const costs = table as unknown as ColumnTable<{ type: string; cost: number }>
  expectTypeOf(table.join(costs, { on: 'type' }).at(0)!.cost).toEqualTypeOf<number>()
  expectTypeOf(table.pivot({ rows: 'type', columns: 'seed', values: mean('acc') }).at(0)!.type).toEqualTypeOf<
    'lstm' | 'gru'
  >()
})
