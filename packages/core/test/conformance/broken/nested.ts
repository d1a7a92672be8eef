import { type Columns, checkColumns, nullMissing, RunError, valuesOf } from '../../../src/plugin.ts'
import { type Broken, backend, inLists, isMap, isNumber, isText, type Parts, values } from './backend.ts'

/** What a backend does with lists, maps and values of several types. */
export const brokenNested: readonly Broken[] = [
  [
    'takes null in lists for 0',
    'keeps null in lists',
    inLists((list) => (list.some(isNumber) ? list.map((item) => (item === null ? 0 : item)) : list)),
  ],
  [
    'takes empty lists for nothing',
    'keeps empty lists',
    inLists((list, all) => (all.every((other) => other?.length === 0) ? null : list)),
  ],
  [
    'loses an empty list among others',
    'keeps empty lists among others',
    inLists((list, all) => (list.length === 0 && all.some((other) => isNumber(other?.[0])) ? null : list)),
  ],
  [
    'fills lists up',
    'keeps ragged lists',
    inLists((list, all) => {
      const most = Math.max(...all.map((other) => other?.length ?? 0))
      return list.length > 0 && all.every((other) => other?.length > 0 && other.every(isNumber))
        ? [...list, ...Array(most - list.length).fill(null)]
        : list
    }),
  ],
  [
    'joins lists of text',
    'keeps lists of text',
    inLists((list) =>
      list.length > 0 && list.every((item) => isText(item) && item.isWellFormed()) ? list.join(',') : list,
    ),
  ],
  [
    'takes NaN in lists for null',
    'keeps lists of floats',
    inLists((list) => list.map((item) => (Number.isNaN(item) ? null : item))),
  ],
  ['flattens lists', 'keeps lists of lists', inLists((list) => list.flat())],
  [
    'makes lists of one type',
    'keeps lists of different things',
    inLists((list) =>
      list.every((item) => isNumber(item) || isText(item))
        ? list.map((item) => (typeof item === typeof list[0] ? item : null))
        : list,
    ),
  ],
  [
    'takes the keys of the first map',
    'keeps maps with different keys',
    values((value, all) =>
      isMap(value) && isMap(all[0])
        ? Object.fromEntries(Object.keys(all[0]).map((key) => [key, value[key] ?? null]))
        : value,
    ),
  ],
  [
    'takes null for an empty map',
    'keeps maps with null',
    values(
      (value) => value ?? {},
      (all) => all.some(isMap),
    ),
  ],
  [
    'goes by the values of the first map',
    'keeps maps whose values differ in type',
    values((value, all) =>
      isMap(value) &&
      isMap(all[0]) &&
      Object.keys(value).length === 1 &&
      'a' in value &&
      typeof value.a !== typeof all[0].a
        ? { a: null }
        : value,
    ),
  ],
  [
    'fails on maps by an error of its own',
    'keeps maps',
    backend({ fromColumns: refuseMaps(() => new TypeError('Cannot read maps')) }),
  ],
  ['refuses maps without naming the column', 'keeps lists of maps', backend({ fromColumns: refuseListsOfMaps })],
  [
    'keeps the type of a first text',
    'keeps text before a number',
    values((value, all) => (isText(all[0]) && isNumber(value) ? null : value)),
  ],
  [
    'makes numbers of booleans',
    'keeps a boolean before a number',
    values((value, all) => (value === true && isNumber(all[1]) ? 1 : value)),
  ],
  [
    'makes text of all',
    'keeps numbers, text, null and booleans',
    values(
      (value) => (isNumber(value) ? String(value) : value),
      (all) => all.includes(null) && all.some(isText),
    ),
  ],
  [
    'reads a number beside numbers',
    'keeps a number beside its text',
    values((value, all) => (value === '1' && all.some(isNumber) ? 1 : value)),
  ],
]

function refuseMaps(error: () => Error): Parts['fromColumns'] {
  return (columns) => {
    checkColumns(columns)
    if (
      columns.columns.some((column) =>
        valuesOf(column).some((value) => isMap(value) && 'b' in value && isText(value.b)),
      )
    )
      throw error()
    return { columns: nullMissing(columns) }
  }
}

function refuseListsOfMaps(columns: Columns): { columns: Columns } {
  checkColumns(columns)
  const lists = columns.columns.flatMap(valuesOf).filter((value) => Array.isArray(value))
  if (lists.some((list) => list.some(isMap))) throw new RunError('COLUMN_MIXED', 'There are maps in a list.')
  return { columns: nullMissing(columns) }
}
