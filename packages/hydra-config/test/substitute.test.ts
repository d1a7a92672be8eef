import { flatten, parseConfig, resolve, substitute } from '@runsheaf/hydra-config'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeNode } from './support/same.ts'

const values = ['1', '1.0', '-0.0', '1e-05', 'true', 'null', 'text', "'???'", '[1, 2]', '{x: 1}', '!!binary aGk=']
const texts = [
  '${a}',
  '${m.b}',
  'x${a}-${m.b}',
  '${a}??',
  '?${e}',
  '${.a}',
  '${m[b]}',
  '\\${a}',
  '${absent}',
  '${m.b.c}',
]
const written = fc.constantFrom(...values, ...texts.map((text) => `'${text}'`))

test('a text is substituted as it is resolved, or not at all', () => {
  let substituted = 0
  fc.assert(
    fc.property(fc.array(written, { minLength: 5, maxLength: 5 }), ([a, b, c, d, e]) => {
      const config = parseConfig(`a: ${a}\nm:\n  b: ${b}\n  c: ${c}\nd: ${d}\ne: ${e}\n`)
      const resolved = resolve(config, { onError: () => {} })
      for (const { path, node } of flatten(config)) {
        const value = node.kind === 'str' ? substitute(config, node) : undefined
        if (!value) continue
        substituted++
        const same = flatten(resolved).find((leaf) => leaf.path.join() === path.join())
        expect(describeNode(value)).toBe(describeNode(same!.node))
      }
    }),
    { seed: 7, numRuns: 2000 },
  )
  expect(substituted).toBeGreaterThan(500)
})
