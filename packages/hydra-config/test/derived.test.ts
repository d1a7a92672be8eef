import { isDerived, parseConfig } from '@runsheaf/hydra-config'
import { expect, test } from 'vitest'

test.each([
  ['${a}', true],
  ['x${a}-${.b}', true],
  ['${m[${a}]}', true],
  ['${oc.env:USER}', false],
  ['x${oc.select:a}', false],
  ['plain', false],
  ['1', false],
])('%s', (text, derived) => {
  const config = parseConfig(`v: '${text}'\n`)
  expect(config.kind === 'map' && isDerived(config.values[0]!)).toBe(derived)
})
