import { join } from 'node:path'
import { expect, test } from 'vitest'
import { docsProblems } from '../../checks/docs.ts'
import { commandProblems, moduleProblems, withStage } from '../../docs-code/run-document.ts'
import { root } from '../../root.ts'
import { folderOf } from '../folder.ts'

test('code of a document runs beside a store, and a failure is told with its output', async () => {
  const store = folderOf({ 'meta.yaml': 'x' })
  const folder = folderOf({
    'package.json': { type: 'module' },
    'good.ts': "import { existsSync } from 'node:fs'\nif (!existsSync('mlruns/meta.yaml')) throw new Error('none')\n",
    'bad.ts': "throw new Error('wrong answer')\n",
  })
  await withStage(root, store, (stage) => {
    expect(moduleProblems(folder, { file: 'good.ts', text: '', run: true }, stage, 'README.md')).toEqual([])
    const [problem] = moduleProblems(folder, { file: 'bad.ts', text: '', run: true }, stage, 'README.md')
    expect(problem?.where).toBe('README.md (bad.ts)')
    expect(problem?.what).toContain('wrong answer')
  })
})

test('a command must succeed and print what is shown', async () => {
  const run = (text: string, output?: string) =>
    withStage(root, folderOf(), (stage) =>
      commandProblems({ text, line: 3, ...(output === undefined ? {} : { output }) }, root, stage, 'README.md'),
    )
  expect(await run('npx printf "a\\nb\\n"', 'a\nb')).toEqual([])
  expect(await run('npx printf a', 'b')).toEqual([
    { where: 'README.md:3', what: '"npx printf a" prints something else:\na' },
  ])
  expect((await run('npx false'))[0]?.what).toMatch(/"npx false" exits with 1/)
})

test('code that does not compile is a problem on the line of the document', async () => {
  const folder = folderOf({ 'a.md': '# A\n\n```ts no-run\nconst a: string = 1\n```\n' })
  const [problem] = await docsProblems(root, [join(folder, 'a.md')], folder)
  expect(problem?.what).toContain('(4,7): error TS2322')
})
