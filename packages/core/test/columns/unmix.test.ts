import { expect, test } from 'vitest'
import { unmix } from '../../src/frame/unmix.ts'
import { columnOf, valuesOf } from '../../src/plugin.ts'

const maps = { ...columnOf([{ a: [1, Number.NaN] }, null, { b: 2n ** 70n }]), name: 'model' }

test('maps are text where mixed values are to be text, and stay maps otherwise', () => {
  const [text] = unmix(maps, 'string', String)
  expect(valuesOf(text!)).toEqual(['{"a":[1,"NaN"]}', null, `{"b":${2n ** 70n}}`])
  for (const policy of ['error', 'null', 'split'] as const) expect(unmix(maps, policy, String)).toEqual([maps])
})
