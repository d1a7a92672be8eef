import { columnOf } from '@runsheaf/core/plugin'
import { expect, test } from 'vitest'
import { estimateCells } from '../../src/output/estimates.ts'
import { outputOf } from '../../src/output/output.ts'

const sink = { write: () => {} }
const output = outputOf(
  { env: {}, stdout: sink, stderr: sink, cwd: '/', columns: 80, isTTY: false, stderrIsTTY: false },
  { format: 'table' },
)

/** The cells of groups of four runs each. */
const cells = (means: readonly number[], spreads: readonly (number | null)[], used = means.map(() => 4)) =>
  estimateCells(columnOf(means), columnOf(spreads), columnOf(used), columnOf(means.map(() => 4)), output)

test('a mean is as precise as its uncertainty, points stand below each other', () => {
  expect(cells([0.91863, 0.7], [0.0261, 0.0402])).toEqual(['0.919 ± 0.026', '0.700 ± 0.040'])
  expect(cells([0.3, -10, 0.78812], [1.1, 12, 0.031])).toEqual([
    '  0.3   ±  1.1  ',
    '-10.0   ± 12.0  ',
    '  0.788 ±  0.031',
  ])
})

test('one run has no uncertainty; how many there are is told where not all have the metric', () => {
  expect(cells([0.91863, 0.7], [0.0261, null], [4, 1])).toEqual(['0.919 ± 0.026    ', '0.700         (1)'])
})
