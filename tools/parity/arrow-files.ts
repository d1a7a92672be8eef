// node --conditions=@runsheaf/source tools/parity/arrow-files.ts write FOLDER: Arrow files of all kinds, with their values.
// … read FILE: the values of an Arrow file as JSON. Both are for arrow.py.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ArrowOptions, fromArrowIPC, toArrowIPC } from '@runsheaf/core/arrow'
import { awkwardValues } from '@runsheaf/core/conformance'
import { type Columns, columnOf, isRunError, type NamedColumn, valuesOf } from '@runsheaf/core/plugin'

/** Values as JSON that tells all kinds apart: numbers as text, times in milliseconds. */
function encode(value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'bigint')
    return { number: Object.is(value, -0) ? '-0' : String(value) }
  if (value instanceof Date) return { time: value.getTime() }
  if (Array.isArray(value)) return value.map(encode)
  if (typeof value !== 'object') return value
  return { map: Object.fromEntries(Object.entries(value).map(([name, item]) => [name, encode(item)])) }
}

const content = ({ columns }: Columns) =>
  columns.map((column) => ({ name: column.name, type: column.type, values: valuesOf(column).map(encode) }))

const options: readonly ArrowOptions[] = [{}, { format: 'file' }, { text: 'views', times: 'naive' }]

/** One file for each awkward column and way of writing it; those that Arrow cannot hold are left out. */
function write(folder: string): void {
  const expected: Record<string, unknown> = {}
  for (const [i, { name, values }] of awkwardValues.entries()) {
    const column: NamedColumn = { ...columnOf(values()), name }
    const columns = { length: column.length, columns: [column] }
    for (const [k, option] of options.entries()) {
      const file = `${i}-${k}.arrow`
      try {
        writeFileSync(join(folder, file), toArrowIPC(columns, option))
        expected[file] = content(columns)
      } catch (error) {
        if (!isRunError(error, 'COLUMN_TYPE')) throw error
      }
    }
  }
  writeFileSync(join(folder, 'expected.json'), JSON.stringify(expected))
}

const [command, path] = process.argv.slice(2)
if (command === 'write' && path) write(path)
else if (command === 'read' && path) console.log(JSON.stringify(content(fromArrowIPC(readFileSync(path)))))
else throw new Error('arrow-files.ts write FOLDER | read FILE')
