import { expect, test } from 'vitest'
import { documentCommands, isOutput } from '../../docs-code/commands.ts'

const block = (language: string, code: string) => ({ language, flags: [], code, line: 10 })

test('commands of this workspace and of the command line are taken, others are not', () => {
  const code =
    'git clone x\nnpm install\n# a comment\nnpm run demo\nnpx runsheaf ls mlruns \\\n  --json\nnpm run check\n'
  expect(documentCommands([block('sh', code), block('ts', 'npm run demo')])).toEqual([
    { text: 'npm run demo', line: 13 },
    { text: 'npx runsheaf ls mlruns   --json', line: 14 },
  ])
})

test('a console block shows commands with what they print', () => {
  const code = '$ runsheaf ls mlruns\nrun  status\na    FINISHED\n$ npm run demo'
  expect(documentCommands([block('console', code)])).toEqual([
    { text: 'runsheaf ls mlruns', line: 10, output: 'run  status\na    FINISHED' },
    { text: 'npm run demo', line: 13 },
  ])
})

test.each([
  ['a\nb', 'a \nb\n\n', true],
  ['a\n…\nd', 'a\nb\nc\nd\n', true],
  ['a\n…', 'a\n', true],
  ['a (1.5)', 'a (1x5)', false],
  ['a', 'a\nb', false],
  ['', 'a', false],
])('%j shown, %j printed: %j', (shown, printed, same) => {
  expect(isOutput(shown, printed)).toBe(same)
})
