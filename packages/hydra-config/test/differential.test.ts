import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseConfig } from '../src/index.ts'
import { toYaml } from '../src/write.ts'
import { differentialProperty } from './support/differential.ts'
import { config } from './support/documents.ts'
import { describeNode, outcomeOf } from './support/same.ts'

test('what the fast parser accepts is what the general parser reads', () => {
  const seen = { accepted: 0 }
  fc.assert(differentialProperty(seen), { seed: 7, numRuns: 500 })
  expect(seen.accepted).toBeGreaterThan(100)
})

test('what is written is read back', () => {
  fc.assert(
    fc.property(config, (written) => {
      const yaml = toYaml(written)
      // OmegaConf itself does not read these line breaks back as it wrote them
      fc.pre(!/[\x85\u2028\u2029]/.test(yaml))
      expect(outcomeOf(() => parseConfig(yaml))).toBe(describeNode(written))
    }),
    { seed: 7, numRuns: 500 },
  )
})
