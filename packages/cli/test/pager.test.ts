import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { beside, hasTerminal, leftInTerminal, mainWords, storeName } from './support/terminal.ts'

const long = ['keys', storeName]

test.skipIf(!hasTerminal)('what is longer than the terminal is shown in $PAGER', async () => {
  expect(await leftInTerminal(long, { PAGER: 'sed s/^/paged:/' })).toMatch(/^paged:\S.*\r\npaged:\r\n/)
  expect(await leftInTerminal(['experiments', storeName], { PAGER: 'sed s/^/paged:/' })).not.toContain('paged:')
  expect(await leftInTerminal([...long, '--no-pager'], { PAGER: 'sed s/^/paged:/' })).not.toContain('paged:')
})

test.skipIf(!hasTerminal)(
  'without a pager, and from one that is left early, nothing is lost or complained of',
  async () => {
    const whole = await leftInTerminal(long, { PAGER: 'cat' })
    expect(whole.split('\r\n').length).toBeGreaterThan(150)
    expect(await leftInTerminal(long, { PAGER: '' })).toBe(whole)
    expect(await leftInTerminal(long, { PAGER: 'no-such-pager-at-all 2>/dev/null' })).toBe(whole)
    expect(await leftInTerminal(long, { PAGER: 'head -1' })).toBe(`${whole.split('\r\n')[0]}\r\n`)
  },
)

test('a pipe has no pager', () => {
  const words = [...mainWords, ...long]
  const { stdout } = spawnSync(words[0]!, words.slice(1), {
    cwd: beside,
    env: { PATH: process.env.PATH ?? '', PAGER: 'sed s/^/paged:/', RUNSHEAF_FORMAT: 'table' },
    encoding: 'utf8',
  })
  expect(stdout).not.toContain('paged:')
})
