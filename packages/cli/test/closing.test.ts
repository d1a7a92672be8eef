import { defineLoader, sourceFromRecords } from '@runsheaf/core/plugin'
import { expect, test } from 'vitest'
import { cli } from './support/cli.ts'
import { projectWith } from './support/opened-files.ts'

/** A loader whose runs hold something open, and how often that was opened and given back. */
function holding(fail = false) {
  const count = { opened: 0, closed: 0 }
  const loader = defineLoader({
    name: 'holding',
    looksFor: 'anything',
    detect: () => true,
    load: () => {
      count.opened++
      const close = () => {
        count.closed++
        if (fail) throw new Error('the connection was gone')
      }
      return { ...sourceFromRecords([{ info: { runId: 'a'.repeat(32) }, cfg: { lr: 0.1 } }]), close }
    },
  })
  return { count, project: projectWith(loader, '.') }
}

test.each([
  [['ls'], 0],
  [['show', 'aaaa'], 0],
  [['show', 'of no such name'], 1],
  [['ls', '--where', 'learning_rate > 1'], 2],
  [['ls', '--where', 'lr = 1'], 1],
])('%s closes what it has opened, and ends with %i', async (args, code) => {
  const { count, project } = holding()
  expect((await cli(args, { cwd: project })).code).toBe(code)
  expect(count.opened).toBeGreaterThan(0)
  expect(count.closed).toBe(count.opened)
})

test('a failure to close is told, but not in the place of another', async () => {
  expect(await cli(['ls'], { cwd: holding(true).project })).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('the connection was gone'),
  })
  const { stderr } = await cli(['ls', '--where', 'learning_rate > 1'], { cwd: holding(true).project })
  expect(stderr).toContain('no run has the key learning_rate')
  expect(stderr).not.toContain('gone')
})
