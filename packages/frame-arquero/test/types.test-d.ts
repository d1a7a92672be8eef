import { op } from 'arquero'
import { expectTypeOf, test } from 'vitest'
import { type ArqueroTable, arquero } from '../src/index.ts'

const table = arquero.fromColumns({ length: 0, columns: [] }) as ArqueroTable<{
  lr: number | null
  type: 'lstm' | 'gru'
}>

test('columns have the types of the rows', () => {
  expectTypeOf(table.get('lr', 0)).toEqualTypeOf<number | null>()
  expectTypeOf(table.array('type')).toEqualTypeOf<('lstm' | 'gru')[]>()
  expectTypeOf(table.objects()[0]!.type).toEqualTypeOf<'lstm' | 'gru'>()
  expectTypeOf(table.columnNames()).toEqualTypeOf<('lr' | 'type')[]>()
  // @ts-expect-error there is no such column
  table.get('rl', 0)
})

test('verbs that keep the columns keep their types, others give any columns', () => {
  expectTypeOf(table.filter('d => d.lr > 0').orderby('lr').get('lr')).toEqualTypeOf<number | null>()
  const groups = table.groupby('type').rollup({ best: op.max('lr') })
  expectTypeOf(groups.get('best', 0)).toBeAny()
  expectTypeOf(groups).toEqualTypeOf<ArqueroTable>()
})
