import {
  type Columns,
  checkColumns,
  columnOf,
  defineFrameBackend,
  type FrameBackend,
  type FrameKind,
  type NamedColumn,
  RunError,
  valuesOf,
} from '../../src/plugin.ts'

interface HeldKind extends FrameKind {
  readonly type: { columns: Columns }
}

type Held = FrameBackend<HeldKind>
type Parts = Parameters<typeof defineFrameBackend<HeldKind>>[0]

/** A backend that does all as it should, but for the parts given. */
function backend(parts: Partial<Parts>): Held {
  return defineFrameBackend<HeldKind>({
    name: 'held',
    fromColumns(columns) {
      checkColumns(columns)
      return { columns }
    },
    toColumns: ({ columns }) => columns,
    ...parts,
  })
}

const toColumns = (change: (columns: Columns) => Columns) => backend({ toColumns: ({ columns }) => change(columns) })

/** Changes columns one by one; columns for which nothing is given are lost. */
const columns = (change: (column: NamedColumn, all: readonly NamedColumn[]) => NamedColumn | undefined) =>
  toColumns((given) => ({
    ...given,
    columns: given.columns.flatMap((column) => change(column, given.columns) ?? []),
  }))

/** Changes values one by one, in columns to which it applies. */
const values = (
  change: (value: any, all: readonly any[], row: number) => unknown,
  applies: (all: readonly any[]) => boolean = () => true,
) =>
  columns((column) => {
    const all = valuesOf(column)
    if (!applies(all)) return column
    const changed = all.map((value, row) => change(value, all, row))
    return changed.every((value, row) => Object.is(value, all[row]))
      ? column
      : { ...columnOf(changed), name: column.name }
  })

const names = (change: (name: string, all: readonly string[]) => string | undefined) =>
  columns((column, all) => {
    const name = change(
      column.name,
      all.map(({ name }) => name),
    )
    return name === undefined ? undefined : { ...column, name }
  })

const startsWithNull = (all: readonly unknown[]) =>
  all.length > 100 && all.slice(0, 100).every((value) => value === null)
const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number'
const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
const inText = (change: (text: string) => unknown) =>
  values(
    (value) => (isText(value) ? change(value) : value),
    (all) => all.every((other) => other === null || isText(other)),
  )
const inLists = (change: (list: readonly any[], all: readonly any[]) => unknown) =>
  values((value, all) => (Array.isArray(value) ? change(value, all) : value))

/** Small defects, each with the only case that it may fail. */
export const brokenBackends: readonly (readonly [defect: string, fails: string, backend: FrameBackend<any>])[] = [
  // What a backend says of itself
  ['speaks another version', 'speaks version 1 of the plugin interface', { ...backend({}), api: 2 as 1 }],
  ['has an empty name', 'has a name, which errors mention', backend({ name: ' ' })],
  [
    'has series that is undefined',
    'has series if it makes them, and no such property otherwise',
    backend({ series: undefined as never }),
  ],
  [
    'makes no series of lists',
    'makes a series of a column of type list',
    backend({ series: (column) => (column.type === 'list' ? undefined : column) }),
  ],
  [
    'makes promises of series',
    'makes a series of a column of type f64',
    backend({ series: (column) => (column.type === 'f64' ? Promise.resolve(column) : column) }),
  ],

  // What it does with columns
  [
    'makes promises',
    'makes frames at once, not as promises',
    backend({ fromColumns: (columns) => Object.assign(Promise.resolve(), backend({}).fromColumns(columns)) }),
  ],
  [
    'sorts the numbers that it is given',
    'leaves the columns that it is given as they are',
    columns((column) => {
      if (column.type === 'i32' && column.nullCount > 0) column.values.sort((a, b) => b - a)
      return column
    }),
  ],
  ['holds one frame at a time', 'makes frames that do not share state', onlyLast()],
  [
    'empties a frame that is read',
    'gives the same columns of a frame each time',
    backend({
      toColumns: (frame) => {
        const { columns } = frame
        frame.columns = { length: 0, columns: [] }
        return columns
      },
    }),
  ],
  ['fails without columns', 'keeps a frame without columns', columnsAtLeastOne()],
  [
    'loses all columns but one where there are no rows',
    'keeps the names of a frame without rows',
    toColumns((given) => (given.length === 0 ? { ...given, columns: given.columns.slice(0, 1) } : given)),
  ],
  [
    'squeezes a row',
    'keeps a frame of one row',
    toColumns((given) =>
      given.length === 1 && given.columns.length === 2 ? { ...given, columns: given.columns.slice(1) } : given,
    ),
  ],
  ['makes missing values zero', 'turns missing values into null', values((value) => (value === undefined ? 0 : value))],
  [
    'reads what stands in the place of null',
    'does not look at what stands in the place of null',
    columns((column) =>
      column.type === 'i32' && column.nullCount > 0 && column.values.every((value) => value !== 0)
        ? { type: 'i32', name: column.name, length: column.length, nullCount: 0, values: column.values }
        : column,
    ),
  ],
  [
    'reads buffers from their start',
    'reads buffers that are parts of larger ones',
    columns((column) =>
      column.type === 'f64' ? { ...column, values: new Float64Array(column.values.buffer, 0, column.length) } : column,
    ),
  ],
  [
    'loses booleans beside nothing',
    'keeps a column of each type side by side',
    columns((column, all) => (column.type === 'bool' && all.some(({ type }) => type === 'null') ? undefined : column)),
  ],
  [
    'has 512 columns at most',
    'keeps 1,000 columns in their order',
    toColumns((given) => ({ ...given, columns: given.columns.slice(0, 512) })),
  ],
  ['has 65,536 rows at most', 'keeps 70,000 rows', values((value, _, row) => (row < 65536 ? value : null))],
  [
    'lets the last of two columns win',
    'refuses two columns of one name',
    checking((columns) => [...new Map(columns.columns.map((column) => [column.name, column])).values()]),
  ],
  [
    'takes columns of several lengths',
    'refuses columns of several lengths',
    checking((columns) => columns.columns.map((column) => ({ ...column, length: columns.length }))),
  ],

  // What it does with numbers
  [
    'goes by the first number',
    'keeps integers with a float at the end',
    values(Math.trunc, (all) => all.length === 3 && all.every(isNumber) && Number.isInteger(all[0])),
  ],
  [
    'keeps small integers as bytes',
    'keeps integers past a byte',
    values(
      (value) => value & 255,
      (all) => all.length > 3 && all.every((value) => Number.isInteger(value) && value >= 0 && value < 1000),
    ),
  ],
  [
    'takes the smallest integer for null',
    'keeps the greatest 32-bit integers',
    values((value) => (value === -2147483648 ? null : value)),
  ],
  [
    'cuts integers at 32 bits',
    'keeps integers past 32 bits',
    values((value) =>
      isNumber(value) && Number.isInteger(value) && value > 2 ** 31 - 1 && value < 2 ** 33 ? 2 ** 31 - 1 : value,
    ),
  ],
  [
    'makes numbers of bigints',
    'keeps an integer past 2^53',
    values((value) => (typeof value === 'bigint' && value > 0n && value < 2n ** 54n ? BigInt(Number(value)) : value)),
  ],
  [
    'loses the sign of bigints',
    'keeps a negative integer past 2^53',
    values((value) => (typeof value === 'bigint' && value < 0n && value > -(2n ** 54n) ? -value : value)),
  ],
  [
    'takes the smallest bigint for null',
    'keeps the greatest 64-bit integers',
    values((value) => (value === -(2n ** 63n) ? null : value)),
  ],
  [
    'wraps past 64 bits',
    'keeps an integer past 64 bits',
    values((value) => (typeof value === 'bigint' ? BigInt.asIntN(64, value) : value)),
  ],
  [
    'goes by the first of number and bigint',
    'keeps a number before a bigint',
    values((value, all) => (typeof value === 'bigint' && all[0] === 2 ? null : value)),
  ],
  ['loses the sign of zero', 'keeps negative zero', values((value) => (Object.is(value, -0) ? 0 : value))],
  [
    'takes NaN for null',
    'keeps NaN',
    values((value, all) => (Number.isNaN(value) && all.includes(0.5) && !all.includes(null) ? null : value)),
  ],
  [
    'takes nothing but NaN for nothing',
    'keeps NaN alone',
    values(
      () => null,
      (all) => all.length > 0 && all.every(Number.isNaN),
    ),
  ],
  [
    'takes NaN beside null for null',
    'keeps NaN and null',
    values((value, all) => (Number.isNaN(value) && all.includes(null) ? null : value)),
  ],
  [
    'has no infinity',
    'keeps infinities',
    values((value) => (value === Number.POSITIVE_INFINITY ? Number.MAX_VALUE : value)),
  ],
  [
    'makes tiny floats zero',
    'keeps the smallest and greatest floats',
    values((value) => (value === 5e-324 ? 0 : value)),
  ],
  [
    'goes by the first hundred rows',
    'keeps a value that comes late',
    values((value) => (isNumber(value) ? null : value), startsWithNull),
  ],

  // What it does with booleans and null
  [
    'reads 64 bits',
    'keeps booleans past a byte of bits',
    values((value, _, row) => (typeof value === 'boolean' && row >= 64 ? false : value)),
  ],
  [
    'reads nulls by whole bytes',
    'keeps nulls past a byte of bits',
    values((value, all, row) => (value === null && row >= 8 && row >= all.length - (all.length % 8) ? 0 : value)),
  ],
  [
    'counts nulls wrongly',
    'keeps booleans with null',
    columns((column, all) => (column.type === 'bool' && all.length === 1 ? { ...column, nullCount: 0 } : column)),
  ],
  [
    'takes two nulls for NaN',
    'keeps null alone',
    values(
      () => Number.NaN,
      (all) => all.length === 2 && all.every((value) => value === null),
    ),
  ],

  // What it does with text
  ['takes empty text for null', 'keeps empty text and null', inText((text) => (text === '' ? null : text))],
  [
    'reads text as numbers',
    'keeps text that reads like something else',
    inText((text) => (text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text))),
  ],
  [
    'trims text',
    'keeps text with blanks and line breaks',
    inText((text) => text.replaceAll(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')),
  ],
  ['ends text at a zero', 'keeps text with a zero character', inText((text) => text.split('\0')[0])],
  [
    'drops a byte order mark',
    'keeps text that starts with a byte order mark',
    inText((text) => text.replace(/^\ufeff/, '')),
  ],
  [
    'normalizes text',
    'keeps text of other scripts',
    inText((text) => (text.length < 3 ? text.normalize('NFC') : text)),
  ],
  ['writes characters of 16 bits', 'keeps emoji', inText((text) => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?'))],
  [
    'mends half a surrogate pair',
    'keeps half of a surrogate pair',
    inText((text) => (text.length === 2 ? text.toWellFormed() : text)),
  ],
  ['cuts text at 64 KB', 'keeps a megabyte of text', inText((text) => text.slice(0, 65536))],
  [
    'keeps codes as bytes',
    'keeps 300 texts that repeat',
    columns((column) =>
      column.type === 'dict' ? { ...column, codes: column.codes.map((code) => code & 255) } : column,
    ),
  ],
  [
    'guesses types by a hundred rows',
    'keeps text that comes late',
    values((value) => (isText(value) ? null : value), startsWithNull),
  ],

  // What it does with times
  [
    'starts in 1970',
    'keeps times before 1970',
    values((value) => (value instanceof Date && value.getTime() < 0 && value.getTime() > -1e14 ? new Date(0) : value)),
  ],
  [
    'ends in 9999',
    'keeps the greatest times',
    values((value) => (value instanceof Date && value.getTime() > 1e15 ? null : value)),
  ],
  [
    'takes an invalid time for 1970',
    'keeps an invalid time',
    values((value) => (value instanceof Date && Number.isNaN(value.getTime()) ? new Date(0) : value)),
  ],
  [
    'writes times as text',
    'keeps a time beside text',
    values((value, all) => (value instanceof Date && all.some(isText) ? value.toISOString() : value)),
  ],

  // What it does with lists
  [
    'takes null in lists for 0',
    'keeps null in lists',
    inLists((list) => (list.some(isNumber) ? list.map((item) => item ?? 0) : list)),
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
    inLists((list) => (list.length > 0 && list.every(isText) ? list.join(',') : list)),
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

  // What it does with maps and values of several types
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

  // What it does with names
  [
    'has a width of its own',
    'keeps names of properties and methods of frames',
    names((name) => (name === 'width' ? undefined : name)),
  ],
  ['puts columns into an object', 'keeps __proto__', names((name) => (name === '__proto__' ? undefined : name))],
  [
    'inherits names',
    'keeps names that every object has',
    names((name) => (name in {} && name !== '__proto__' ? `${name}_` : name)),
  ],
  [
    'sorts columns by name',
    'keeps numbers as names, which objects would sort',
    toColumns((given) => ({
      ...given,
      columns: given.columns.some(({ name }) => name === '0')
        ? given.columns.toSorted((a, b) => (a.name < b.name ? -1 : 1))
        : given.columns,
    })),
  ],
  ['reads names as patterns', 'keeps patterns as names', names((name) => (name === '^x$' ? 'x' : name))],
  [
    'reads dots as paths',
    'keeps dotted names',
    names((name, all) => (all.includes(name.split('.')[0]!) && name.includes('.') ? undefined : name)),
  ],
  ['normalizes names', 'keeps names in other scripts', names((name) => name.normalize('NFC'))],
  ['gives a nameless column a name', 'keeps an empty name, and blanks', names((name) => name || 'column_0')],
  ['ends a name at a line break', 'keeps names with quotes and line breaks', names((name) => name.split('\n')[0])],
  [
    'takes upper case for lower case',
    'keeps names that differ in case',
    names((name) => (name === 'LR' ? 'lr_1' : name)),
  ],
  ['cuts names', 'keeps a long name', names((name) => name.slice(0, 255))],
  [
    'calls its own method by name',
    'keeps names of methods that write frames',
    names((name) => (name === '_df' ? undefined : name)),
  ],
]

/** Checks other columns than those that it takes. */
function checking(checked: (columns: Columns) => readonly NamedColumn[]): Held {
  return backend({
    fromColumns(columns) {
      checkColumns({ length: columns.length, columns: checked(columns) })
      return { columns }
    },
  })
}

function onlyLast(): Held {
  let last: Columns = { length: 0, columns: [] }
  return backend({
    fromColumns(columns) {
      checkColumns(columns)
      last = columns
      return { columns }
    },
    toColumns: () => last,
  })
}

function columnsAtLeastOne(): Held {
  return backend({
    fromColumns(columns) {
      checkColumns(columns)
      if (columns.columns.length === 0) throw new TypeError('No columns')
      return { columns }
    },
  })
}

function refuseMaps(error: () => Error): Parts['fromColumns'] {
  return (columns) => {
    checkColumns(columns)
    if (
      columns.columns.some((column) =>
        valuesOf(column).some((value) => isMap(value) && 'b' in value && isText(value.b)),
      )
    )
      throw error()
    return { columns }
  }
}

function refuseListsOfMaps(columns: Columns): { columns: Columns } {
  checkColumns(columns)
  const lists = columns.columns.flatMap(valuesOf).filter((value) => Array.isArray(value))
  if (lists.some((list) => list.some(isMap))) throw new RunError('COLUMN_MIXED', 'There are maps in a list.')
  return { columns }
}
