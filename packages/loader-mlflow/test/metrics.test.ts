import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Reducer } from '@runsheaf/core/plugin'
import { valueAt } from '@runsheaf/core/plugin'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codesOf, load } from './support/load.ts'
import { temporaryFolder } from './support/stores.ts'

/** A store with one run, which has one metric of this content. */
async function storeOf(content: string | Buffer, name = 'loss') {
  const run = join(temporaryFolder(), '1', 'r')
  const file = join(run, 'metrics', name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(join(dirname(run), 'meta.yaml'), "experiment_id: '1'\nname: e\n")
  writeFileSync(join(run, 'meta.yaml'), "experiment_id: '1'\nrun_id: r\nrun_name: n\nstart_time: 1\nuser_id: u\n")
  writeFileSync(file, content)
  const store = await load(dirname(dirname(run)))
  const value = (reduce?: Reducer) => {
    const path = [name]
    return valueAt(store.column({ facet: 'metrics', path, ...(reduce && { reduce }) }, Int32Array.of(0)), 0)
  }
  const points = async () => {
    const [, , step, timestamp, values] = (await store.histories([name], Int32Array.of(0), {})).columns as any[]
    return { step, timestamp, values }
  }
  return { store, value, points }
}

describe('reducers', () => {
  const table: [string, string, Record<string, number | undefined>][] = [
    [
      'one pass',
      '1 2 0\n2 1 1\n3 4 2\n',
      { last: 4, min: 1, max: 4, first: 2, mean: 7 / 3, count: 3, argmin: 1, argmax: 2 },
    ],
    ['steps out of order', '10 1.0 5\n11 2.0 3\n', { last: 1, first: 2, argmax: 3 }],
    ['ties: the earlier line', '1 5 3\n2 5 4\n', { argmin: 3, argmax: 3, last: 5 }],
    [
      'NaN is skipped',
      '1 nan 0\n2 3 1\n3 NaN 2\n',
      { last: Number.NaN, min: 3, max: 3, mean: 3, count: 3, first: Number.NaN, argmin: 1 },
    ],
    [
      'nothing but NaN',
      '1 nan 0\n',
      { min: Number.NaN, max: Number.NaN, mean: Number.NaN, count: 1, argmin: undefined, argmax: undefined },
    ],
    ['infinities', '1 inf 0\n2 -inf 1\n', { min: -Infinity, max: Infinity, argmin: 1, argmax: 0 }],
    ['steps past 2^53', '1 2 9007199254740993\n', { argmin: 9007199254740993n as never }],
  ]
  test.each(table)('%s', async (_, content, wanted) => {
    const { value, store } = await storeOf(content)
    for (const [name, number] of Object.entries(wanted))
      expect(value(name === 'last' ? undefined : (name as Reducer)), name).toBe(number)
    expect(store.diagnostics).toEqual([])
  })

  test('an unknown metric, and names that would lead elsewhere, are missing', async () => {
    const { store } = await storeOf('1 2 0\n')
    for (const name of ['other', '../meta.yaml', '/etc/passwd', 'loss/x', '', 'a//b', 'x\0y'])
      expect(valueAt(store.column({ facet: 'metrics', path: [name] }, Int32Array.of(0)), 0)).toBeUndefined()
    expect(store.diagnostics).toEqual([])
  })
})

describe('numbers are read exactly', () => {
  const check = async (texts: readonly string[], wanted: readonly number[]) => {
    const { store } = await storeOf(texts.map((text, i) => `${i} ${text} ${i}\n`).join(''))
    const { columns } = (await store.histories(['loss'], Int32Array.of(0), {})) as any
    expect([...columns[4].values]).toEqual(wanted)
  }

  test('every double, as Python prints it', async () => {
    const double = fc.double({ noDefaultInfinity: true, noNaN: true })
    const usual = fc.oneof(double, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer().map(Number))
    const numbers = fc.sample(usual, { numRuns: 20_000, seed: 7 })
    await check(
      numbers.map((number) => (Object.is(number, -0) ? '-0.0' : String(number))),
      numbers,
    )
  })

  test('decimals of any length', async () => {
    const digits = fc.stringMatching(/^-?(\d{1,22}(\.\d{0,22})?|\.\d{1,22})(e[+-]?\d{1,3})?$/)
    const texts = fc.sample(digits, { numRuns: 20_000, seed: 8 })
    await check(texts, texts.map(Number))
  })
})

test('the last value is Python’s max over (step, timestamp, value), whatever the order', async () => {
  const small = fc.integer({ min: -2, max: 2 })
  const line = fc.tuple(small, fc.constantFrom('nan', '0.5', '1', '-1', 'inf'), small)
  const files = fc.sample(fc.array(line, { minLength: 1, maxLength: 8 }), { numRuns: 300, seed: 9 })
  for (const lines of files) {
    const { value } = await storeOf(lines.map(([time, number, step]) => `${time} ${number} ${step}\n`).join(''))
    expect(value()).toBe(pythonMax(lines))
  }
})

/** `max(lines, key=lambda l: (step, timestamp, value))`, with Python's comparison of tuples. */
function pythonMax(lines: readonly (readonly [number, string, number])[]): number {
  const keys = lines.map(([time, text, step]) => [step, time, Number(text.replace('inf', 'Infinity'))] as const)
  const greater = (a: readonly number[], b: readonly number[]) => {
    const i = a.findIndex((_, at) => a[at] !== b[at])
    return i >= 0 && a[i]! > b[i]!
  }
  return keys.reduce((best, key) => (greater(key, best) ? key : best))[2]
}

describe('histories', () => {
  test('steps and times keep all their bits; out of range, the nearest', async () => {
    const lines = [
      ['1700000000000', '0'],
      ['-1', '-1'],
      ['9007199254740993', '4294967296'],
      ['-9007199254740993', '-4294967297'],
      ['9223372036854775807', '-9223372036854775808'],
      ['99999999999999999999', '2147483648'],
    ]
    const { store } = await storeOf(lines.map(([time, step]) => `${time} 1.0 ${step}\n`).join(''))
    const { columns } = (await store.histories(['loss'], Int32Array.of(0), {})) as any
    expect([...columns[2].values].map(String)).toEqual(lines.map(([, step]) => step))
    expect([...columns[3].values].map(String).slice(0, 5)).toEqual(lines.map(([time]) => time).slice(0, 5))
    expect(columns[3].values[5]).toBe(2n ** 63n - 1n)
  })

  test('a range of steps, both ends included; several metrics and runs', async () => {
    const { store } = await storeOf('1 1.0 0\n2 2.0 1\n3 3.0 2\n4 4.0 3\n')
    const { columns, length } = (await store.histories(['none', 'loss', 'loss'], Int32Array.of(0, 0), {
      steps: [1, 2],
    })) as any
    expect(length).toBe(4)
    expect([...columns[0].values]).toEqual([0, 0, 1, 1])
    expect([...columns[4].values]).toEqual([2, 3, 2, 3])
    expect(columns[1].dictionary[columns[1].codes[0]]).toBe('loss')
  })

  test('a file of many pieces is read as one', async () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => `${1700000000000 + i} ${i / 7} ${i}\n`)
    const { store, value } = await storeOf(lines.join(''))
    const { columns } = (await store.histories(['loss'], Int32Array.of(0), {})) as any
    expect(columns[4].values).toEqual(Float64Array.from({ length: 60_000 }, (_, i) => i / 7))
    expect(value('count')).toBe(60_000)
    expect(store.diagnostics).toEqual([])
  })
})

describe('faulty lines cost themselves, and one diagnostic per file', () => {
  test.each([
    ['a blank line', '1 1.0 0\n\n2 2.0 1\n', 2, 'line 2'],
    ['a word', '1 1.0 0\n2 tensor(0.5) 1\n3 3.0 2\n', 3, '"tensor(0.5)"'],
    ['a decimal comma', '1 1.0 0\n2 2,5 1\n', 1, '"2,5"'],
    ['hexadecimal', '1 0x10 0\n2 2.0 1\n', 2, '"0x10"'],
    ['a step that is no integer', '1 1.0 0\n2 2.0 7.0\n', 1, 'step'],
    ['four fields', '1 1.0 0\n2 2.0 1 x\n', 1, 'four fields'],
    ['lines run together', '1762497142722 2.5 01762497143451 2.25 1\n1762497143903 1.5 2\n', 1.5, 'run together'],
    ['zero bytes at the end', '1 1.0 0\n\0\0\0\0', 1, 'line 2'],
    ['bytes that are no text', Buffer.from('1 1.0 0\n\xff\xfe\n', 'latin1'), 1, 'line 2'],
    ['several', '1 1.0 0\nx\ny\nz\n', 1, '2 more'],
  ])('%s', async (_, content, last, mentioned) => {
    const { store, value } = await storeOf(content)
    expect(value()).toBe(last)
    expect(codesOf(store)).toEqual(['METRIC_LINE_INVALID'])
    expect(store.diagnostics[0]).toMatchObject({
      severity: 'warning',
      runId: 'r',
      key: 'metrics.loss',
      plugin: 'mlflow',
    })
    expect(store.diagnostics[0]!.message).toContain(mentioned)
  })

  test.each([
    ['empty', '', 'METRIC_EMPTY'],
    ['garbage', 'b0VIM 8.2\n', 'METRIC_LINE_INVALID'],
  ])('a file that is %s costs the metric: it is missing, with the fault beside it', async (_, content, code) => {
    const { store } = await storeOf(content)
    const column = store.column({ facet: 'metrics', path: ['loss'] }, Int32Array.of(0))
    expect(valueAt(column, 0)).toBeUndefined()
    expect(column.faults?.get(0)).toMatchObject({ code, severity: 'error' })
    expect(codesOf(store)).toEqual([code])
  })

  test.each([
    ['2 fields', '5 2.5\n', 2.5],
    ['5 fields: the step is kept', '1 2.0 3\n2 9.0 7 ds dig\n', 9],
    ['6 fields', '1 2.0 3\n2 9.0 7 my ds dig\n', 9],
    ['5 fields, all digits', '1 2.0 3\n2 9.0 7 2024 12345678\n', 9],
    ['carriage returns', '1 2.0 7\r\n2 3.0 8\r\n', 3],
    ['spaces around', '  1 2.0 7  \n', 2],
    ['underscores', '1 1_000.5 7\n', 1000.5],
    ['1e400 is infinite', '1 1e400 7\n', Infinity],
    ['U+2028 ends a line', '1 2.0 0\u20282 3.0 1\n', 3],
    ['signs', '-5 +2.0 -7\n', 2],
  ])('%s: no fault', async (_, content, last) => {
    const { store, value } = await storeOf(content)
    expect(value()).toBe(last)
    expect(store.diagnostics).toEqual([])
  })
})
