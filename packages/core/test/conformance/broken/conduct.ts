import { type Columns, checkColumns, type NamedColumn, nullMissing } from '../../../src/plugin.ts'
import { type Broken, backend, columns, type Held, toColumns, values } from './backend.ts'

/** What a backend says of itself, and does with columns whatever they hold. */
export const brokenConduct: readonly Broken[] = [
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
  [
    'keeps missing values missing',
    'turns missing values into null',
    backend({
      fromColumns(columns) {
        checkColumns(columns)
        return { columns }
      },
    }),
  ],
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
]

/** Checks other columns than those that it takes. */
function checking(checked: (columns: Columns) => readonly NamedColumn[]): Held {
  return backend({
    fromColumns(columns) {
      checkColumns({ length: columns.length, columns: checked(columns) })
      return { columns: nullMissing(columns) }
    },
  })
}

function onlyLast(): Held {
  let last: Columns = { length: 0, columns: [] }
  return backend({
    fromColumns(columns) {
      checkColumns(columns)
      last = nullMissing(columns)
      return { columns: nullMissing(columns) }
    },
    toColumns: () => last,
  })
}

function columnsAtLeastOne(): Held {
  return backend({
    fromColumns(columns) {
      checkColumns(columns)
      if (columns.columns.length === 0) throw new TypeError('No columns')
      return { columns: nullMissing(columns) }
    },
  })
}
