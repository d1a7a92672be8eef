import { expect, test } from 'vitest'
import { runsOf } from '../support/memory.ts'

test('what Hydra wrote is told without the rest of the run, also in joined and updated collections', async () => {
  const hydra = { job: { name: 'train', num: 3 }, overrides: ['lr=0.1'] }
  const [some, others] = [await runsOf({ hydra, cfg: { lr: 0.1 } }), await runsOf({})]
  expect(some.at(0)!.hydra).toEqual(hydra)
  expect(others.at(0)!.hydra).toBeUndefined()
  expect(some.update('depth', 2).at(0)!.hydra).toEqual(hydra)
})
