import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSheaf } from '@runsheaf/core'
import { valuesOf } from '@runsheaf/core/plugin'
import { describe, expect, test } from 'vitest'
import { mlflow } from '../src/index.ts'
import { load } from './support/load.ts'
import { temporaryFolder, unpack } from './support/stores.ts'

/** The columns of a CSV artifact of this content: name, type and values. */
async function columnsOf(content: string) {
  const run = join(temporaryFolder(), '1', 'r')
  mkdirSync(join(run, 'artifacts'), { recursive: true })
  writeFileSync(join(run, 'meta.yaml'), "experiment_id: '1'\nrun_id: r\nrun_name: n\nstart_time: 1\nuser_id: u\n")
  writeFileSync(join(run, 'artifacts', 'table.csv'), content)
  const table = await (await load(run)).artifacts!(0).csv!('table.csv')
  return table.columns.map((column) => [column.name, column.type, valuesOf(column)])
}

describe('CSV artifacts as columns', () => {
  test('types are of all values; what is empty is null', async () => {
    expect(
      await columnsOf(
        'whole,real,flag,text,id\n1,2.5,True,x,007\n,nan,false,y,1\n-3,1e3,,,2\n9007199254740993,-inf,true,z,3\n',
      ),
    ).toEqual([
      ['whole', 'i64', [1, null, -3, 9007199254740993n]],
      ['real', 'f64', [2.5, Number.NaN, 1000, -Infinity]],
      ['flag', 'bool', [true, false, null, true]],
      ['text', 'utf8', ['x', 'y', null, 'z']],
      ['id', 'utf8', ['007', '1', '2', '3']],
    ])
  })

  test('quotes, mixed ends of lines, a byte order mark, an unnamed index as pandas writes it', async () => {
    expect(await columnsOf('\ufeff,"a,""b"""\r\n0,"two\nlines"\n1,"x, y"')).toEqual([
      ['', 'i32', [0, 1]],
      ['a,"b"', 'utf8', ['two\nlines', 'x, y']],
    ])
  })

  test.each([
    ['', /is not CSV: it is empty/],
    ['a,b\n1\n', /is not CSV: .*line 2/],
    ['a,b\n1,2,3\n', /is not CSV: .*line 2/],
    ['a,a\n1,2\n', /names the column "a" twice/],
    ['a\n"x\n', /is not CSV: .*line 2/],
  ])('what is no table says so: %j', async (content, message) => {
    await expect(columnsOf(content)).rejects.toThrow(message)
  })

  test('a table of each run of a sweep, through the library', async () => {
    const root = unpack('sweep-ml3')
    const runs = await createSheaf({ loaders: [mlflow()] }).load(root, { experiments: 'transformer_base' })
    let tables = 0
    for (const run of runs) {
      for (const name of run.artifacts.list('*.csv')) {
        const table = await run.artifacts.csv(name)
        const lines = readFileSync(run.artifacts.path(name)!, 'utf8').trimEnd().split('\n')
        expect(table.columns.map((column) => column.name)).toEqual(lines[0]!.split(','))
        expect(table.length).toBe(lines.length - 1)
        const [first] = table.columns
        expect(valuesOf(first!)).toEqual(lines.slice(1).map((line) => Number(line.split(',')[0])))
        tables++
      }
    }
    expect(tables).toBeGreaterThan(5)
  })
})
