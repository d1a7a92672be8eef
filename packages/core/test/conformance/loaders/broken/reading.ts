import { columnOf, type Loader, RunError } from '../../../../src/plugin.ts'
import { type Broken, isKey, reading, store } from './loader.ts'

const isSeed = isKey('cfg', 'seed')

/** What is read ahead of time. */
export const brokenReading: readonly Broken[] = [
  [
    'has read that is undefined',
    'has read if it reads ahead, and no such property otherwise',
    store(() => ({ read: undefined as never })),
  ],
  [
    'takes for missing what it has not read',
    'gives what was not read ahead, or throws NOT_READ',
    reading(({ column }) => ({
      column(key, rows) {
        if (!isSeed(key)) return column(key, rows)
        try {
          return column(key, rows)
        } catch {
          return columnOf(Array.from(rows, () => undefined))
        }
      },
    })),
  ],
  [
    'does not read a key by itself',
    'gives what was read ahead by its key',
    reading(({ read }) => ({
      read: (keys, ...rest) =>
        read!(
          keys.filter((key) => typeof key === 'string' || !isKey('cfg', 'lr')(key)),
          ...rest,
        ),
    })),
  ],
  [
    'reads all of a facet but notes',
    'gives all of a facet that was read ahead',
    reading(({ read, column }) => {
      let noted = false
      return {
        async read(keys, ...rest) {
          noted ||= keys.some((key) => typeof key === 'object' && isKey('params', 'note')(key))
          await read!(keys, ...rest)
        },
        column(key, rows) {
          if (isKey('params', 'note')(key) && !noted) throw new Error('params.note is not read yet')
          return column(key, rows)
        },
      }
    }),
  ],
  ['keeps what it read last', 'gives what was read ahead for some runs, in any order', lastOnly()],
]

function lastOnly(): Loader {
  return reading(({ read, column }) => {
    let last: Int32Array = new Int32Array()
    return {
      async read(keys, rows, options) {
        last = rows
        await read!(keys, rows, options)
      },
      column(key, rows) {
        if (key.facet === 'cfg' && rows.some((row) => !last.includes(row)))
          throw new RunError('NOT_READ', 'A row is not read.')
        return column(key, rows)
      },
    }
  })
}
