import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { create } from 'tar'
import { expect, test } from 'vitest'
import { exampleStore } from '../example-store.ts'
import { folderOf } from './folder.ts'

/** A checkout whose example archive holds one file with the given text. */
async function checkoutOf(text: string): Promise<string> {
  const root = folderOf({ 'content/meta.yaml': text })
  mkdirSync(join(root, 'examples', 'stores'), { recursive: true })
  await archive(root)
  return root
}

function archive(root: string) {
  const file = join(root, 'examples', 'stores', 'sweep-ml3.tar.gz')
  return create({ file, cwd: join(root, 'content'), gzip: true }, ['.'])
}

test('the store is unpacked once, and nothing else is left beside it', async () => {
  const root = await checkoutOf('first')
  const folder = await exampleStore(root)
  expect(folder).toBe(join(root, 'examples', 'stores', 'sweep-ml3'))
  expect(readFileSync(join(folder, 'meta.yaml'), 'utf8')).toBe('first')
  expect(readdirSync(join(root, 'examples', 'stores')).sort()).toEqual(['sweep-ml3', 'sweep-ml3.tar.gz'])
  writeFileSync(join(folder, 'note'), 'mine')
  await exampleStore(root)
  expect(existsSync(join(folder, 'note'))).toBe(true)
})

test('it is unpacked again when the archive has changed or the folder is gone', async () => {
  const root = await checkoutOf('first')
  const folder = await exampleStore(root)
  writeFileSync(join(root, 'content', 'meta.yaml'), 'second')
  await archive(root)
  await exampleStore(root)
  expect(readFileSync(join(folder, 'meta.yaml'), 'utf8')).toBe('second')
  rmSync(folder, { recursive: true })
  await exampleStore(root)
  expect(existsSync(join(folder, 'meta.yaml'))).toBe(true)
})

test('an archive that is cut off is an error and leaves no store', async () => {
  const root = await checkoutOf('first'.repeat(10_000))
  const path = join(root, 'examples', 'stores', 'sweep-ml3.tar.gz')
  const whole = readFileSync(path)
  writeFileSync(path, whole.subarray(0, whole.length - 20))
  await expect(exampleStore(root)).rejects.toThrow()
  expect(readdirSync(join(root, 'examples', 'stores'))).toEqual(['sweep-ml3.tar.gz'])
})

test('several calls at once agree on one store', async () => {
  const root = await checkoutOf('first')
  const folders = await Promise.all([exampleStore(root), exampleStore(root), exampleStore(root)])
  expect(new Set(folders).size).toBe(1)
  expect(readFileSync(join(folders[0] as string, 'meta.yaml'), 'utf8')).toBe('first')
})
