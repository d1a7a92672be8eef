import { expect, test } from 'vitest'
import { orderProblems, ordersIn } from '../../checks/folder-order.ts'
import { folderOf } from '../folder.ts'

function problemsWith(files: Readonly<Record<string, string>>, folders: readonly string[]): string[] {
  const root = folderOf(Object.fromEntries(Object.entries(files).map(([path, text]) => [`src/${path}`, text])))
  return orderProblems(root, 'src', folders).map(({ where, what }) => `${where} ${what}`)
}

const low = { 'low/a.ts': 'export const a = 1\n' }

test('an order is the first words of a block', () => {
  const text = 'x\n```folders packages/core/src\nlow   what is below\nhigh  what is above\n```\n'
  expect([...ordersIn(text)]).toEqual([['packages/core/src', ['low', 'high']]])
})

test('values are imported from earlier folders, types from any', () => {
  expect(
    problemsWith(
      {
        ...low,
        'high/b.ts': "import { a } from '../low/a.ts'\nexport const b = a\nexport type B = 1\n",
        'low/c.ts':
          "import type { B } from '../high/b.ts'\nimport { type B as C } from '../high/b.ts'\nexport type D = B | C\n",
      },
      ['low', 'high'],
    ),
  ).toEqual([])
})

test.each([
  ["import { b } from '../high/b.ts'\n", 'high/b.ts'],
  ["import { type B, b } from '../high/b.ts'\n", 'high/b.ts'],
  ["export * from '../high/b.ts'\n", 'high/b.ts'],
  ["import '../index.ts'\n", 'index.ts'],
])('a value from a later folder: %j', (text, target) => {
  const files = { ...low, 'high/b.ts': 'export const b = 1\n', 'index.ts': '', 'low/c.ts': text }
  expect(problemsWith(files, ['low', 'high'])).toEqual([
    `src/low/c.ts imports ${target}, which stands later in the order`,
  ])
})

test('folders that the order lacks, and folders that there are not', () => {
  expect(problemsWith({ ...low, 'new/n.ts': "import { a } from '../low/a.ts'\n" }, ['low', 'gone'])).toEqual([
    'docs/architecture.md lists src/gone, which is not there',
    'src/new is not in the order of docs/architecture.md',
  ])
})
