import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checks } from '../../checks/checks.ts'
import { root } from '../../root.ts'
import { runNode } from '../../run-node.ts'
import { folderOf } from '../folder.ts'

test('checks have different names of the form that a user types', () => {
  const names = checks.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^[a-z-]+$/)
})

test('a check that does not exist is refused, with the ones that do', () => {
  const { ok, output } = runNode([join(root, 'tools', 'checks', 'main.ts'), 'nonsense'], root)
  expect(ok).toBe(false)
  expect(output).toMatch(/there is no check nonsense; the checks are lint, types, /)
})

/** A folder that uses the tools installed here. */
function workspaceOf(files: Record<string, string | object>): string {
  const folder = folderOf(files)
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  return folder
}

test('lint fails on a file that is not formatted', async () => {
  const lint = checks.find(({ name }) => name === 'lint')!
  const config = '{ "javascript": { "formatter": { "semicolons": "asNeeded" } } }\n'
  expect(await lint.run(workspaceOf({ 'biome.json': config, 'a.ts': 'export const a = 1\n' }))).toEqual([])
  const [problem] = await lint.run(workspaceOf({ 'biome.json': config, 'a.ts': 'export const a=1' }))
  expect(problem?.what).toContain('a.ts')
})

test('unused fails on an export that nobody imports', async () => {
  const unused = checks.find(({ name }) => name === 'unused')!
  const files = {
    'package.json': { name: 'x', type: 'module', main: 'index.ts' },
    'index.ts': "import { a } from './a.ts'\nconsole.log(a)\n",
    'a.ts': 'export const a = 1\n',
  }
  expect(await unused.run(workspaceOf(files))).toEqual([])
  const [problem] = await unused.run(
    workspaceOf({ ...files, 'a.ts': 'export const a = 1\nexport const forgotten = 2\n' }),
  )
  expect(problem?.what).toContain('forgotten')
})
