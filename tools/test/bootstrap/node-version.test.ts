import { expect, test } from 'vitest'
import { isSuitableNode } from '../../bootstrap/node-version.mjs'

test.each(['22.18.0', 'v22.18.0', '22.23.3', '24.11.0', '24.21.0', '26.0.0', '27.1.0'])('%s suits', (version) => {
  expect(isSuitableNode(version)).toBe(true)
})

test.each(['18.20.8', '20.20.2', '22.17.1', '22.9.0', '23.11.0', '24.10.0', '24.2.0', '25.9.0'])(
  '%s does not suit',
  (version) => {
    expect(isSuitableNode(version)).toBe(false)
  },
)
