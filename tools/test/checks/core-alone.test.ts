import { expect, test } from 'vitest'
import { outsideProblems } from '../../checks/core-alone.ts'
import { folderOf } from '../folder.ts'

const manifest = { name: '@x/core', version: '1.0.0' }

function problemsOf(files: Record<string, string | object>) {
  const contents = folderOf({ 'package.json': manifest, ...files })
  return outsideProblems({ project: { folder: '', manifest }, tarball: '', contents })
}

test('a package that stands alone has no problems', () => {
  const files = { 'dist/index.js': "export * from './a.js'\n", 'dist/index.d.ts': "export * from './a.ts'\n" }
  expect(problemsOf(files)).toEqual([])
})

test('a Node module in the code and a package in the declarations are found', () => {
  const files = { 'dist/index.js': "import 'node:fs'\n", 'dist/index.d.ts': "export type { Z } from 'zod'\n" }
  expect(problemsOf(files)).toEqual([
    { where: '@x/core: dist/index.d.ts', what: 'imports zod' },
    { where: '@x/core: dist/index.js', what: 'imports the Node module node:fs' },
  ])
})

test('a dependency in the manifest is found', () => {
  const files = { 'package.json': { ...manifest, peerDependencies: { arquero: '8' } }, 'dist/index.js': '' }
  expect(problemsOf(files)).toEqual([{ where: '@x/core: package.json', what: 'depends on arquero' }])
})

test('a package that was never built does not pass', () => {
  expect(problemsOf({})[0]?.what).toMatch(/holds no JavaScript/)
})
