import { fromArrowIPC } from '@runsheaf/core/arrow'
import { type Columns, valuesOf } from '@runsheaf/core/plugin'
import { fromCSV } from 'arquero'
import { parquetReadObjects } from 'hyparquet'
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js'
import { marked } from 'marked'
import pl from 'nodejs-polars'
import { readHtml } from './read-html.ts'
import { readLatex } from './read-latex.ts'

/** Values by column, as a reader of a form gives them. */
export type Read = Readonly<Record<string, readonly unknown[]>>

const fromRows = (rows: readonly Readonly<Record<string, unknown>>[], names: readonly string[]): Read =>
  Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]))

const fromCells = ([names = [], ...rows]: readonly string[][]): Read =>
  Object.fromEntries(names.map((name, i) => [name, rows.map((row) => row[i])]))

const fromJson = (rows: readonly string[], names: readonly string[]) =>
  fromRows(
    rows.map((row) => JSON.parse(row, exactInteger)),
    names,
  )

/** Integers that a double cannot hold are read as they are written. */
export function exactInteger(_: string, value: unknown, { source }: { source?: string } = {}): unknown {
  return typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source ?? '')
    ? BigInt(source!)
    : value
}

/** Integers of 64 bits by their text, since polars hands them over as doubles. */
function valuesOfSeries(series: pl.Series): readonly unknown[] {
  if (!series.dtype.equals(pl.Int64)) return series.toArray()
  return series
    .cast(pl.String)
    .toArray()
    .map((text) => (text === null ? null : BigInt(text)))
}

const fromPolars = (frame: pl.DataFrame): Read =>
  Object.fromEntries(frame.columns.map((name) => [name, valuesOfSeries(frame.getColumn(name))]))

/** A byte order mark at the beginning of text belongs to it. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const parsers = {
  ...DEFAULT_PARSERS,
  stringFromBytes: (bytes: Uint8Array | undefined) => bytes && decoder.decode(bytes),
}

/** Reads a form back with programs that know nothing of this one. */
export const readers: Readonly<
  Record<
    string,
    readonly [format: string, read: (text: string, bytes: Uint8Array, names: readonly string[]) => Read | Promise<Read>]
  >
> = {
  'csv with arquero': [
    'csv',
    (text) => {
      const table = fromCSV(text, { autoType: false })
      return Object.fromEntries(table.columnNames().map((name) => [name, Array.from(table.array(name))]))
    },
  ],
  'tsv by its lines': [
    'tsv',
    (text) =>
      fromCells(
        text
          .split('\n')
          .slice(0, -1)
          .map((line) => line.split('\t')),
      ),
  ],
  json: [
    'json',
    (text, _, names) =>
      fromJson(
        text.split('\n').flatMap((line) => /^\{.*\}(?=,?$)/.exec(line) ?? []),
        names,
      ),
  ],
  ndjson: ['ndjson', (text, _, names) => fromJson(text.split('\n').slice(0, -1), names)],
  'Markdown with marked': ['md', (text) => fromCells(readHtml(marked.parse(text, { async: false })))],
  'HTML with parse5': ['html', (text) => fromCells(readHtml(text))],
  'LaTeX with latex-utensils': ['latex', (text) => fromCells(readLatex(text))],
  'Arrow with core': ['arrow', (_, bytes) => readColumns(fromArrowIPC(bytes))],
  'Arrow with polars': ['arrow', (_, bytes) => fromPolars(pl.readIPC(Buffer.from(bytes)))],
  'Parquet with hyparquet': [
    'parquet',
    async (_, { buffer }, names) => fromRows(await parquetReadObjects({ file: buffer as ArrayBuffer, parsers }), names),
  ],
  'Parquet with polars': ['parquet', (_, bytes) => fromPolars(pl.readParquet(Buffer.from(bytes)))],
}

/** Values by column. */
function readColumns({ columns }: Columns): Read {
  return Object.fromEntries(columns.map((column) => [column.name, valuesOf(column)]))
}
