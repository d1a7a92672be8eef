import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromArrowIPC } from '@runsheaf/core/arrow'
import { valuesOf } from '@runsheaf/core/plugin'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../loader-mlflow/test/support/stores.ts'
import { commands } from '../src/commands/index.ts'
import { frameNames } from '../src/config/frame-names.ts'
import { cli, storeName } from './support/cli.ts'

const folder = temporaryFolder()

/** Commands that go through a frame, on all of a real store. */
const calls: Readonly<Record<string, readonly string[]>> = {
  ls: [storeName],
  group: [
    storeName,
    '--by',
    'model.type, data.splits, note',
    '--agg',
    'metrics.val/loss, list(seed), argmax(run_id, metrics.val/acc)',
  ],
  top: ['val/loss', storeName, '--per', 'model.type'],
  history: ['val/loss', storeName, '--by', 'model.hidden_size'],
  export: [storeName, '--lifecycle', 'all'],
}

/** The types and values of an answer in Arrow, where text may be laid out in two ways. */
async function arrowOf(words: readonly string[]) {
  const file = join(folder, 'answer.arrow')
  expect((await cli([...words, '-o', file])).code).toBe(0)
  const { columns } = fromArrowIPC(readFileSync(file))
  return columns.map((column) => [column.name, column.type.replace('dict', 'utf8'), valuesOf(column)])
}

test('every command with --frame is here', async () => {
  const helps = await Promise.all(
    Object.keys(commands).map(async (name) => [name, (await cli([name, '--help'])).stdout]),
  )
  const having = helps.flatMap(([name, help]) => (help!.includes('--frame') ? [name!] : []))
  expect(having.sort()).toEqual(Object.keys(calls).sort())
})

describe.each(Object.entries(calls))('%s', (name, args) => {
  const formats = name === 'export' ? ['tsv', 'json', 'parquet'] : ['table', 'tsv', 'json', 'parquet']
  test.each(formats)('writes the same %s through every frame', async (format) => {
    const asked = [name, ...args, '--format', format]
    const plain = await cli(asked)
    expect(plain.code).toBe(0)
    for (const frame of frameNames) expect(await cli([...asked, '--frame', frame]), frame).toEqual(plain)
  })

  test('writes the same values and types as arrow through every frame', async () => {
    const plain = await arrowOf([name, ...args])
    for (const frame of frameNames) expect(await arrowOf([name, ...args, '--frame', frame]), frame).toEqual(plain)
  })
})
