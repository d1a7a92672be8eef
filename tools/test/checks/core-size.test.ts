import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { browserProblems, sizeProblems } from '../../checks/core-size.ts'
import { folderOf } from '../folder.ts'

const manifest = (name: string) => ({ name, type: 'module', exports: { '.': { '@runsheaf/source': './index.ts' } } })

test('a package is measured with all that it exports, compressed', async () => {
  const text = randomBytes(3000).toString('base64')
  const root = folderOf({
    'node_modules/a/package.json': manifest('a'),
    'node_modules/a/index.ts': `export const used = ${JSON.stringify(text)} as string\n`,
  })
  const all = { what: 'all of a', code: "export * from 'a'" }
  expect(await sizeProblems(root, { ...all, ceiling: 5000 })).toEqual([])
  const [problem] = await sizeProblems(root, { ...all, ceiling: 2000 })
  expect(problem?.what).toMatch(/^takes 3\d\d\d bytes of gzip, more than 2000$/)
})

test('a Node module anywhere below a browser package is found', async () => {
  const root = folderOf({
    'node_modules/a/package.json': manifest('a'),
    'node_modules/a/index.ts': "export * from 'b'\n",
    'node_modules/b/package.json': manifest('b'),
    'node_modules/b/index.ts': "export { readFileSync } from 'node:fs'\n",
  })
  const [problem] = await browserProblems(root, ['a'])
  expect(problem).toEqual({ where: 'a', what: expect.stringContaining('Could not resolve "node:fs"') })
})

test('a package that does not exist is a problem, not a size of nothing', async () => {
  expect(await sizeProblems(folderOf(), { what: 'gone', code: "export * from 'gone'", ceiling: 1000 })).toHaveLength(1)
})
