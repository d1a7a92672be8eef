import type { Integer, PointSink } from './point.ts'

/** Where Python's `str.splitlines` ends a line, by which MLflow reads a metric file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters it splits at
const pythonLines = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/u
const integer = /^[+-]?\d+(?:_\d+)*$/
const float = /^[+-]?(?:(?:\d+(?:_\d+)*)(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i
const special = /^([+-]?)(?:(inf(?:inity)?)|nan)$/i

/** How many fields a line has, and what is wrong with it, if anything is. */
export interface LineReading {
  readonly fields: number
  /** Continues "line 3 …". */
  readonly fault?: string
}

/**
 * Reads a line by Python's rules, as MLflow does: `timestamp value`, `timestamp value step`, or with the dataset,
 * `timestamp value step name digest`. A dataset's name with spaces makes more than five fields, which MLflow writes but
 * cannot read. Takes what the fast path of the scanner does not.
 */
export function readLine(line: string, sink: PointSink): LineReading {
  const parts = line.split(pythonLines)
  let reading: LineReading = { fields: 0 }
  for (const part of parts) {
    reading = readPart(part.trim(), sink)
    if (reading.fault) return reading
  }
  return reading
}

function readPart(line: string, sink: PointSink): LineReading {
  const fields = line === '' ? 0 : line.split(' ')
  if (fields === 0) return { fields: 0, fault: 'is empty' }
  const [timestamp, value, step = '0', ...dataset] = fields
  const count = fields.length
  if (count === 1) return { fields: count, fault: 'has one field, not "timestamp value step"' }
  if (count === 4) return { fields: count, fault: 'has four fields, not "timestamp value step"' }
  const number = readFloat(value!)
  const fault =
    notInteger('timestamp', timestamp!) ??
    (number === undefined ? `has the value ${quote(value!)}, which is no number` : undefined) ??
    notInteger('step', step) ??
    (glued(step, dataset) ? 'seems to be several lines run together' : undefined)
  if (fault) return { fields: count, fault }
  sink.point(readInteger(step), readInteger(timestamp!), number!)
  return { fields: count }
}

/** A step that swallowed the next line's timestamp (of 13 digits), whose value and step follow. */
function glued(step: string, rest: readonly string[]): boolean {
  return rest.length > 0 && step.length >= 13 && rest.every((field) => readFloat(field) !== undefined)
}

function notInteger(what: string, text: string): string | undefined {
  return integer.test(text) ? undefined : `has the ${what} ${quote(text)}, which is no whole number`
}

function readInteger(text: string): Integer {
  const digits = text.replaceAll('_', '').replace(/^\+/, '')
  const number = Number(digits)
  return Number.isSafeInteger(number) ? number + 0 : BigInt(digits)
}

/** A float as Python's `float()` takes it. */
function readFloat(text: string): number | undefined {
  if (float.test(text)) return Number(text.replaceAll('_', ''))
  const named = special.exec(text)
  if (!named) return undefined
  if (!named[2]) return Number.NaN
  return named[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
}

function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
}
