import { RunError } from '../contract/errors.ts'

/**
 * A value of a mixed column as JSON that {@link readMixed} reads back unchanged. What JSON cannot say is an object with
 * one key: `{"$float": "NaN"}`, `{"$int": "9223372036854775808"}`, `{"$time": "2025-11-03T10:21:00.000Z"}`. An object that
 * has such a key itself is put into `{"$map": …}`. A float is written with a point.
 *
 * @throws RunError COLUMN_TYPE for functions, symbols, objects that are no plain maps, and those that contain themselves.
 */
export function writeMixed(value: unknown, float: boolean, name: string): string {
  const write = (value: unknown, above: readonly object[]): string => {
    switch (typeof value) {
      case 'number':
        return writeNumber(value)
      case 'bigint':
        return `{"$int":"${value}"}`
      case 'undefined':
        return '{"$undefined":true}'
      case 'function':
      case 'symbol':
        throw unwritable(name, `a ${typeof value}`)
      case 'object': {
        if (value === null) return 'null'
        if (value instanceof Date) return writeTime(value)
        if (above.includes(value)) throw unwritable(name, 'an object that contains itself')
        const within = [...above, value]
        if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item, within)).join(',')}]`
        if (!isMap(value)) throw unwritable(name, `a ${value.constructor.name}`)
        const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${write(item, within)}`)
        const text = `{${entries.join(',')}}`
        return Object.keys(value).some((key) => key in readers) ? `{"$map":${text}}` : text
      }
      default:
        return JSON.stringify(value)
    }
  }
  return float && Number.isInteger(value) && !Object.is(value, -0) ? `${write(value, [])}.0` : write(value, [])
}

/** The value that {@link writeMixed} wrote, and whether it was a float though it is integral. */
export function readMixed(text: string): { value: unknown; float: boolean } {
  return { value: revive(JSON.parse(text)), float: /^-?\d+\.0$/.test(text) }
}

/** Not so are a `Map`, a `Set`, bytes, an `Error` … of which `Object.entries` sees nothing, or something else. */
const isMap = (value: object): boolean => Object.prototype.toString.call(value) === '[object Object]'

function writeNumber(value: number): string {
  if (Object.is(value, -0)) return '-0.0'
  return Number.isFinite(value) ? String(value) : `{"$float":"${value}"}`
}

function writeTime(time: Date): string {
  return `{"$time":${JSON.stringify(time)}}`
}

function unwritable(name: string, what: string): RunError {
  return new RunError('COLUMN_TYPE', `The column ${name} holds ${what}, which cannot be written.`, { key: name })
}

const readers: Readonly<Record<string, (content: any) => unknown>> = Object.assign(Object.create(null), {
  $float: Number,
  $int: BigInt,
  $time: (text: string | null) => new Date(text ?? Number.NaN),
  $undefined: () => undefined,
  $map: reviveEntries,
})

function revive(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(revive)
  const [key, ...others] = Object.keys(value)
  const read = key !== undefined && others.length === 0 ? readers[key] : undefined
  return read ? read((value as Record<string, unknown>)[key!]) : reviveEntries(value)
}

function reviveEntries(value: object): object {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revive(item)]))
}
