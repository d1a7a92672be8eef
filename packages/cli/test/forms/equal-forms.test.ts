import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSheaf } from '@runsheaf/core'
import { fromArrowIPC } from '@runsheaf/core/arrow'
import { type Columns, columnOf, type NamedColumn, valuesOf } from '@runsheaf/core/plugin'
import { cellText, jsonText } from '@runsheaf/core/text'
import { mlflow } from '@runsheaf/loader-mlflow'
import fc from 'fast-check'
import pl from 'nodejs-polars'
import { describe, expect, test } from 'vitest'
import type { DataFormat } from '../../src/output/formats.ts'
import { formContent } from '../../src/output/forms/form-content.ts'
import { jsonDocument } from '../../src/output/forms/json.ts'
import { safeLines, safeText } from '../../src/render/safe-text.ts'
import { cli, store, storeName } from '../support/cli.ts'
import { exactInteger, type Read, readers } from './read-form.ts'

/** How a form spells text; those for people lose blanks around a cell. */
const spellings: Readonly<Partial<Record<string, (text: string) => string>>> = {
  csv: (text) => text,
  tsv: safeText,
  md: (text) => safeLines(text).trim(),
  html: (text) => safeLines(text).trim(),
  latex: (text) => safeText(text).trim(),
}

/** The values that a form should hold, and those that were read from it, in words that can be compared. */
function compared(
  format: string,
  column: NamedColumn,
  read: readonly unknown[],
): [expected: string[], found: string[]] {
  const spelled = spellings[format]
  const values = valuesOf(column)
  if (spelled) {
    const numeric = /^[fi]\d\d$/.test(column.type)
    const number = (text: string) => (text === '' ? '' : word(column.type === 'f64' ? Number(text) : BigInt(text)))
    const texts = read.map((text) => String(text ?? ''))
    return [
      values.map((value) => (numeric && value != null ? word(value) : spelled(cellText(value)))),
      numeric ? texts.map(number) : format === 'csv' || format === 'tsv' ? texts : texts.map((text) => text.trim()),
    ]
  }
  const expected = format.endsWith('json') ? values.map((value) => JSON.parse(jsonText(value), exactInteger)) : values
  const time = (value: unknown) => (typeof value === 'number' ? new Date(value) : value)
  return [expected.map(word), (column.type === 'timestamp' ? read.map(time) : read).map(word)]
}

function word(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (value instanceof Date) return `time ${value.getTime()}`
  if (typeof value === 'string') return JSON.stringify(value)
  if (Object.is(value, -0)) return '-0'
  return typeof value === 'object' && Symbol.iterator in value
    ? `[${[...(value as Iterable<unknown>)].map(word).join()}]`
    : String(value)
}

function expectEqual(format: string, { columns }: Columns, read: Read): void {
  expect(Object.keys(read)).toEqual(columns.map(({ name }) => spellings[format]?.(name) ?? name))
  for (const column of columns) {
    const [expected, found] = compared(format, column, read[spellings[format]?.(column.name) ?? column.name]!)
    expect(found, column.name).toEqual(expected)
  }
}

async function written(format: string, data: Columns): Promise<[text: string, bytes: Uint8Array]> {
  const content =
    format === 'json'
      ? jsonDocument('export', {}, { rows: data })
      : await formContent(format as Exclude<DataFormat, 'json'>, { data })
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return [new TextDecoder().decode(bytes), bytes]
}

const table = (values: Readonly<Record<string, readonly unknown[]>>): Columns => ({
  length: Object.values(values)[0]!.length,
  columns: Object.entries(values).map(([name, list]) => ({ ...columnOf(list), name })),
})

const kinds = table({
  float: [0.1, Number.NaN, Number.POSITIVE_INFINITY, -0, 5e-324, 1e21, -1.5e-8, null],
  int: [1, -2, 0, 2147483647, null, undefined, 7, 8],
  'big int': [2n ** 60n + 1n, -(2n ** 63n), 0n, null, undefined, 1n, 2n, 3n],
  bool: [true, false, null, undefined, true, true, false, false],
  time: [new Date(0), new Date('2026-11-03T10:21:00.123Z'), null, undefined, new Date(-1), new Date(1), null, null],
  text: ['a', '', null, undefined, 'é', '日本', '👩‍🔬', '1e5'],
  list: [[1, 2], [], null, undefined, [null], [3], [4], [5]],
  'list of lists': [[['a'], []], [], null, undefined, [null], [['b', null]], [], []],
  none: Array.from({ length: 8 }, () => null),
})

const hostile = [
  '|',
  '\\',
  '`a`',
  '*b*',
  '__c__',
  'd_e',
  '<f>',
  '&amp;',
  '[g](h)',
  '~~i~~',
  '"',
  "''",
  '``',
  '---',
  ',,',
].concat([
  '{',
  '}',
  '$x^2$',
  '%',
  '#',
  '=1',
  '[j]',
  '*',
  '\n',
  '\t',
  '\u001b[31m',
  '\u202e',
  '±',
  'é',
  ' ',
  '  ',
  '0',
  '1e5',
])

describe.each(Object.entries(readers))('read back from %s', (_, [format, read]) => {
  test('kinds of values are equal', async () => {
    const [text, bytes] = await written(format, kinds)
    const names = kinds.columns.map(({ name }) => name)
    expectEqual(format, kinds, await read(text, bytes, names))
  })

  test('any text is equal', async () => {
    const text = fc.array(fc.constantFrom(...hostile), { maxLength: 6 }).map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (texts) => {
        const data = table({ first: texts, 'a_b|c': texts.toReversed() })
        const [content, bytes] = await written(format, data)
        expectEqual(format, data, await read(content, bytes, ['first', 'a_b|c']))
      }),
      { numRuns: 200 },
    )
  })

  test('an exported store is equal', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'runsheaf-forms-')), 'runs')
    const { code } = await cli([
      'export',
      storeName,
      '--drop',
      'info.*',
      '--sort',
      'run_id',
      '--format',
      format,
      '-o',
      file,
    ])
    expect(code).toBe(0)
    const bytes = new Uint8Array(readFileSync(file))
    const runs = await createSheaf({ loaders: [mlflow()] }).load(store)
    const names = await exportedNames()
    const columns = names.map((name) => runs.sort('run_id').with({ mixed: 'string' }).toColumns(name).columns[0]!)
    expectEqual(format, { length: runs.length, columns }, await read(new TextDecoder().decode(bytes), bytes, names))
  })
})

/** The names of the columns of an export. */
async function exportedNames(): Promise<string[]> {
  const { stdout } = await cli(['export', storeName, '--drop', 'info.*', '--sort', 'run_id', '--format', 'ndjson'])
  return Object.keys(JSON.parse(stdout.split('\n')[0]!))
}

test('types are kept', async () => {
  const [, arrow] = await written('arrow', kinds)
  expect(fromArrowIPC(arrow).columns.map(({ type }) => type)).toEqual(kinds.columns.map(({ type }) => type))
  const [, parquet] = await written('parquet', kinds)
  for (const frame of [pl.readIPC(Buffer.from(arrow)), pl.readParquet(Buffer.from(parquet))]) {
    const types = Object.values(frame.schema).map((type) =>
      String(type)
        .match(/\b(?!DataType)\w+/g)
        ?.join(' '),
    )
    expect(types.slice(0, -1)).toEqual([
      'Float64',
      'Int32',
      'Int64',
      'Bool',
      'Datetime ms UTC',
      'String',
      'List Int32',
      'List List String',
    ])
  }
})

test('values that share no type are text, and halves of characters are refused', async () => {
  const mixed = { columns: [{ ...columnOf(['a', 1, { b: [true] }, null]), name: 'x' }], length: 4 }
  const frame = pl.readParquet(Buffer.from((await written('parquet', mixed))[1]))
  expect(frame.getColumn('x').toArray()).toEqual(['a', '1', '{"b":[true]}', null])
  for (const format of ['arrow', 'parquet'])
    await expect(written(format, table({ x: ['\ud800'] }))).rejects.toThrow(/The column x .* surrogate/)
})
