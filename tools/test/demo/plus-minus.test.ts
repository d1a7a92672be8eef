import { ColumnTable } from '@runsheaf/core'
import { columnOf } from '@runsheaf/core/plugin'
import { expect, test } from 'vitest'
import { plusMinus } from '../../demo/plus-minus.ts'

test('mean and standard deviation become one column, also where one run has no deviation', () => {
  const columns = { lr: [0.1, 0.2], mean: [0.91849, 0.5], std: [0.0256, null] }
  const named = Object.entries(columns).map(([name, values]) => ({ ...columnOf(values), name }))
  expect(plusMinus(new ColumnTable({ length: 2, columns: named })).toRecords()).toEqual([
    { lr: 0.1, 'mean ± std': '0.918 ± 0.026' },
    { lr: 0.2, 'mean ± std': '0.500 ± –' },
  ])
})
