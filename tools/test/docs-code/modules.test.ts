import { expect, test } from 'vitest'
import { codeBlocks } from '../../docs-code/blocks.ts'
import { documentModules } from '../../docs-code/modules.ts'

const fence = '```'

test('blocks are found with language, flags and line, also in a list', () => {
  const text = `# Title\n\n${fence}ts no-run\nconst a = 1\n${fence}\n\n- item\n\n  ${fence}sh\n  npm run demo\n  ${fence}\n`
  expect(codeBlocks(text)).toEqual([
    { language: 'ts', flags: ['no-run'], code: 'const a = 1', line: 4 },
    { language: 'sh', flags: [], code: 'npm run demo', line: 10 },
  ])
})

test('a block without an end is an error', () => {
  expect(() => codeBlocks(`${fence}ts\nconst a = 1\n`)).toThrow('the code block of line 1 has no end')
})

test('the ts blocks of a document are one module, in which every line keeps its number', () => {
  const text = [
    `${fence}ts`,
    "import { a } from 'x'",
    `${fence}`,
    '',
    `${fence}ts`,
    "import { a } from 'x'",
    'a()',
    fence,
  ]
  expect(documentModules(codeBlocks(text.join('\n')))).toEqual([
    { file: 'document.ts', text: "\nimport { a } from 'x'\n\n\n\n\na()\nexport {}\n", run: true },
  ])
})

test('blocks that name the same file are one', () => {
  const block = (code: string, line: number) => ({ language: 'ts', flags: [], code, line })
  expect(documentModules([block('// a.ts\na', 1), block('b', 3), block('// a.ts\nc', 4)])).toEqual([
    { file: 'a.ts', text: '// a.ts\na\n\n// a.ts\nc\nexport {}\n', run: true },
    { file: 'document.ts', text: '\n\nb\nexport {}\n', run: true },
  ])
})

test('a block may be a file that others import, a module of its own, or one that is not run', () => {
  const blocks = [
    { language: 'ts', flags: [], code: '// sheaf.ts, once per project\nexport const a = 1', line: 1 },
    { language: 'ts', flags: ['alone'], code: 'b', line: 2 },
    { language: 'ts', flags: ['no-run'], code: 'c', line: 3 },
    { language: 'json', flags: [], code: '{}', line: 4 },
  ]
  expect(documentModules(blocks).map(({ file, run }) => [file, run])).toEqual([
    ['sheaf.ts', true],
    ['line-2.ts', true],
    ['line-3.ts', false],
  ])
})

test('a word after ts that means nothing is an error', () => {
  expect(() => documentModules([{ language: 'ts', flags: ['norun'], code: '', line: 8 }])).toThrow(
    'line 7: a ts block is alone or no-run, not norun',
  )
})
