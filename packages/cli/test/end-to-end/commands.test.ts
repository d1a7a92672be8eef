import { displayWidth } from '@runsheaf/core/text'
import { describe, expect, test } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { snapshot } from '../support/cli.ts'
import { hasTerminal } from '../support/terminal.ts'
import { inPipe, onScreen, plain } from './stage.ts'

/** A call of each command on a real store, and how it ends. */
const calls: Readonly<Record<string, readonly [code: number, ...args: string[]]>> = {
  ls: [0, 'mlruns', '-e', 'transformer_base', '--sort', 'metrics.val/acc desc'],
  show: [0, '48e411'],
  diff: [0, '32ef8a', '275ce8', '48e411'],
  group: [
    0,
    'mlruns',
    '-e',
    'transformer_*',
    '-w',
    'status = "FINISHED"',
    '--agg',
    'metrics.val/acc, metrics.val/loss',
  ],
  experiments: [0, 'mlruns'],
  keys: [0, 'mlruns', '-e', 'transformer_base', '--in', 'cfg'],
  types: [0, 'mlruns', '-e', 'lstm_v2'],
  top: [0, 'val/acc', 'mlruns', '--per', 'model.type', '--limit', '2'],
  history: [0, 'val/acc', 'sweep-ml2', '--limit', '3', '--steps', '0..4'],
  export: [0, 'sweep-ml2', '-e', 'transformer_large', '--columns', 'run_name, optimizer.*, metrics.*'],
  artifacts: [0, '48e411'],
  doctor: [1, 'damaged/meta-truncated'],
  plugins: [0],
  config: [0],
  completion: [0, 'bash'],
}

test('every command is called', () => {
  expect(Object.keys(calls).sort()).toEqual(Object.keys(commands).sort())
})

/** Their answers are texts for programs, which no width changes. */
const unbounded = ['export', 'completion', 'types']

/** Their answers hold paths of the installation, whose lengths differ from one to the next. */
const placed = ['plugins', 'config']

describe.each(Object.entries(calls))('%s', (name, [code, ...args]) => {
  const words = [name, ...args]
  const title = `$ runsheaf ${words.map((word) => (/^[\w/.:-]+$/.test(word) ? word : `'${word}'`)).join(' ')}`

  test('in a pipe', async () => {
    const { stdout, stderr, code: ended } = inPipe(words)
    expect(ended).toBe(code)
    expect(stdout).not.toContain('\u001b')
    if (placed.includes(name)) return expect(stdout.split('\n').length).toBeGreaterThan(4)
    await expect(`${title} | cat\n${stdout}${stderr}`).toMatchFileSnapshot(snapshot(`end-to-end/${name}-pipe`))
  })

  test.skipIf(!hasTerminal).each([80, 200])('in a pseudo terminal of %i columns', async (columns) => {
    const shown = plain(await onScreen(words, columns))
    if (!unbounded.includes(name))
      for (const line of shown.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(columns)
    if (placed.includes(name)) return expect(shown.split('\n').length).toBeGreaterThan(4)
    await expect(`${title}\n${shown}`).toMatchFileSnapshot(snapshot(`end-to-end/${name}-${columns}`))
  })
})
