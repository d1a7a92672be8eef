import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { codeBlocks } from '../../docs-code/blocks.ts'
import { documentModules } from '../../docs-code/modules.ts'
import { root } from '../../root.ts'

const modules = documentModules(codeBlocks(readFileSync(join(root, 'docs', 'plugins', 'loader.md'), 'utf8')))
const linesOf = (text: string) => text.split('\n').filter((line) => line !== '' && !/^(\/\/ |export \{\}$)/.test(line))
const example = (file: string) => readFileSync(join(root, 'examples', 'my-loader', file), 'utf8')

test.each(['jsonl.ts', 'jsonl.test.ts'])('the page about loaders and the project to copy have the same %s', (file) => {
  const shown = modules.find((module) => module.file === file)!
  expect(linesOf(shown.text).toSorted()).toEqual(linesOf(example(file)).toSorted())
})

test('the loader and its proof are at most 60 lines of code', () => {
  const lines = linesOf(`${example('jsonl.ts')}\n${example('jsonl.test.ts')}`)
  expect(lines.filter((line) => !line.startsWith('/**')).length).toBeLessThanOrEqual(60)
})
