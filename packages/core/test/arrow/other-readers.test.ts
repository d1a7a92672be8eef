import { tableFromIPC as tableByFlechette } from '@uwdata/flechette'
import { tableFromIPC as tableByArrow } from 'apache-arrow'
import { expect, test } from 'vitest'
import { toArrowIPC } from '../../src/arrow.ts'
import { contentOf, sample } from './columns.ts'

const options = [{}, { format: 'file' }] as const

/** Values as both libraries give them: times as numbers, mixed values as JSON, 64-bit integers as bigint. */
function comparable(value: unknown): unknown {
  if (value instanceof Date) return value.getTime()
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return Array.from(value as never, comparable)
  if (typeof value === 'object' && value !== null && 'toArray' in value) return comparable([...(value as never)])
  return typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value
}

const { columns } = contentOf(sample)
const expected = columns.map(([name, , values]) => [name, (values as unknown[]).map(comparable)])
const plain = expected.filter(([name]) => name !== 'mixed')
const json = ['1', '"a"', null, '{"a":[1,null]}', 'true', `{"$int":"${9n ** 30n}"}`, '{"$float":"NaN"}', '-0.0']

for (const option of options) {
  test(`apache-arrow reads ${JSON.stringify(option)}`, () => {
    const table = tableByArrow(toArrowIPC(sample, option))
    const found = table.schema.fields.map(({ name }) => [name, Array.from(table.getChild(name)!, comparable)] as const)
    expect(found.filter(([name]) => name !== 'mixed')).toEqual(plain)
    expect(found.find(([name]) => name === 'mixed')?.[1].slice(0, 8)).toEqual(json)
    expect(table.schema.fields.map(({ type }) => String(type))).toEqual([
      'Float64',
      'Int32',
      'Int64',
      'Timestamp<MILLISECOND, UTC>',
      'Bool',
      'Dictionary<Int32, Utf8>',
      'Utf8',
      'List<Int32>',
      'List<Utf8>',
      'List<List<Int32>>',
      'Utf8',
      'Null',
    ])
  })

  test(`flechette reads ${JSON.stringify(option)}`, () => {
    const table = tableByFlechette(toArrowIPC(sample, option), { useBigInt: true })
    const found = table.names.map((name) => [name, Array.from(table.getChild(name), comparable)] as const)
    expect(found.filter(([name]) => name !== 'mixed')).toEqual(plain)
    expect(found.find(([name]) => name === 'mixed')?.[1].slice(0, 8)).toEqual(json)
  })
}
