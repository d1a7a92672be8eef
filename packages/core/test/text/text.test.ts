import { expect, test } from 'vitest'
import { toCSV, toJSON, toMarkdown, toNDJSON } from '../../src/text.ts'
import { columnsOf } from '../table/columns.ts'

const made = columnsOf({
  '2': [0.5, Number.NaN, null, -0],
  '1': ['a,b', '', undefined, 'say "x"\nor | y'],
  n: [1, 2n ** 60n, null, -5],
  at: [new Date('2026-11-03T10:21:00Z'), null, null, new Date(1)],
  list: [[1, null], [], null, [2]],
  map: [{ b: [Number.POSITIVE_INFINITY], a: 'é' }, null, 7, true],
})
const [one, two, ...others] = made.columns
const columns = { length: made.length, columns: [two!, one!, ...others] }

test('CSV tells null from an empty text, and quotes what must be', () => {
  expect(toCSV(columns)).toBe(`2,1,n,at,list,map
0.5,"a,b",1,2026-11-03T10:21:00.000Z,"[1,null]","{""b"":[""Infinity""],""a"":""é""}"
NaN,"",1152921504606846976,,[],
,,,,,7
-0,"say ""x""
or | y",-5,1970-01-01T00:00:00.001Z,[2],true
`)
  expect(toCSV(columnsOf({ a: ['x,y', 'x\ty'] }), { separator: '\t' })).toBe('a\nx,y\n"x\ty"\n')
})

test('JSON keeps the order of names, and writes no number that JSON has not', () => {
  const rows = [
    '{"2":0.5,"1":"a,b","n":1,"at":"2026-11-03T10:21:00.000Z","list":[1,null],"map":{"b":["Infinity"],"a":"é"}}',
    '{"2":"NaN","1":"","n":1152921504606846976,"at":null,"list":[],"map":null}',
    '{"2":null,"1":null,"n":null,"at":null,"list":null,"map":7}',
    '{"2":-0,"1":"say \\"x\\"\\nor | y","n":-5,"at":"1970-01-01T00:00:00.001Z","list":[2],"map":true}',
  ]
  expect(toNDJSON(columns)).toBe(rows.map((row) => `${row}\n`).join(''))
  expect(toJSON(columns)).toBe(`[\n${rows.join(',\n')}\n]\n`)
  for (const row of rows) expect(Object.is(JSON.parse(row)['2'], -0)).toBe(row === rows[3])
})

test('bytes, sets and maps are lists in JSON, of which nothing is lost', () => {
  const nested = columnsOf({ x: [Uint8Array.of(1, 2), new Set(['a']), new Map([['a', 1]]), 7] })
  expect(toNDJSON(nested)).toBe('{"x":[1,2]}\n{"x":["a"]}\n{"x":[["a",1]]}\n{"x":7}\n')
})

test('Markdown is aligned, and its cells stay cells', () => {
  expect(toMarkdown(columnsOf({ name: ['日本', 'a|b', null], lr: [0.5, null, 12] }))).toBe(
    `| name |  lr |
| ---- | --: |
| 日本 | 0.5 |
| a\\|b |     |
|      |  12 |
`,
  )
})

test('tables without rows', () => {
  const none = { length: 0, columns: columnsOf({ a: [] }).columns }
  expect([toCSV(none), toJSON(none), toNDJSON(none), toMarkdown(none)]).toEqual([
    'a\n',
    '[]\n',
    '',
    '| a   |\n| --- |\n',
  ])
})
