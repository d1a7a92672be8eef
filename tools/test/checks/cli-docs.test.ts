import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cliDocs } from '../../checks/cli-docs.ts'
import { replacePart } from '../../cli-docs/cli-document.ts'
import { root } from '../../root.ts'
import { folderOf } from '../folder.ts'

const page = readFileSync(join(root, 'docs', 'cli.md'), 'utf8')

test('the page about the command line is in step with the commands', async () => {
  expect(await cliDocs.run(root)).toEqual([])
})

test('a page that says something else of an option is not', async () => {
  const old = page.replace('| `--csv` | write comma-separated values |', '| `--csv` | write CSV |')
  expect(await cliDocs.run(folderOf({ 'docs/cli.md': page }))).toEqual([])
  expect(await cliDocs.run(folderOf({ 'docs/cli.md': old }))).toEqual([
    { where: 'docs/cli.md', what: 'is not in step with the commands: npm run docs' },
  ])
})

test('what stands outside of the marks stays, and marks that are gone are missed', () => {
  const text = 'before\n<!-- a -->\nold\n<!-- end of a -->\nafter\n'
  expect(replacePart(text, 'a', 'new')).toBe('before\n<!-- a -->\n\nnew\n\n<!-- end of a -->\nafter\n')
  expect(() => replacePart(text, 'b', 'new')).toThrow('docs/cli.md has no marks for b')
})
