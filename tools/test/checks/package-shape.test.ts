import { join } from 'node:path'
import { expect, test } from 'vitest'
import { attwProblems, publintProblems } from '../../checks/package-shape.ts'
import { withPacked } from '../../pack.ts'
import { root } from '../../root.ts'
import { folderOf } from '../folder.ts'

const sound = {
  name: 'sound',
  version: '1.0.0',
  license: 'MIT',
  type: 'module',
  sideEffects: false,
  engines: { node: '>=22' },
  files: ['dist'],
  exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
}
const files = {
  'dist/index.js': 'export const a = 1\n',
  'dist/index.d.ts': 'export declare const a: number\n',
  LICENSE: 'MIT',
}

/** What both tools say of a package, once it is packed. */
async function problemsOf(manifest: typeof sound) {
  const folder = folderOf({ ...files, 'package.json': manifest })
  return withPacked([{ folder, manifest }], async ([packed]) => ({
    contents: packed?.contents,
    publint: await publintProblems(packed!),
    attw: attwProblems(packed!, root),
  }))
}

test('a sound package passes both', async () => {
  const { publint, attw } = await problemsOf(sound)
  expect(publint).toEqual([])
  expect(attw).toEqual([])
})

test('an entry that is not packed is found by both', async () => {
  const exports = { '.': { types: './dist/gone.d.ts', default: './dist/gone.js' } }
  const { publint, attw } = await problemsOf({ ...sound, exports })
  expect(publint.map(({ what }) => what).join('\n')).toContain('dist/gone.js')
  expect(attw).toHaveLength(1)
  expect(attw[0]?.where).toBe('attw sound')
})

test('types after the default are found', async () => {
  const exports = { '.': { default: './dist/index.js', types: './dist/index.d.ts' } }
  const { publint } = await problemsOf({ ...sound, exports })
  expect(publint.map(({ where }) => where)).toContain('publint sound')
})

test('packed packages are removed afterwards', async () => {
  const { contents } = await problemsOf(sound)
  await expect(import(join(contents ?? '', 'dist', 'index.js'))).rejects.toThrow()
})
