import type { Packed } from '../files/work.ts'
import type { MetricReading } from './metric-file.ts'
import type { Integer } from './point.ts'
import type { Points } from './points.ts'

/** Readings but for their values: a code for each, and what there is to say of some. */
interface PackedStates {
  readonly codes: Uint8Array<ArrayBuffer>
  readonly odd: readonly (readonly [position: number, reading: MetricReading<undefined>])[]
}

const codes = { read: 0, absent: 1, odd: 2 } as const

const absent = { state: 'absent' } as const

function packStates(readings: readonly MetricReading<unknown>[]): PackedStates {
  const packed = new Uint8Array(readings.length)
  const odd: [number, MetricReading<undefined>][] = []
  for (const [i, reading] of readings.entries()) {
    if (reading.state === 'read' && !reading.faults) continue
    packed[i] = reading.state === 'absent' ? codes.absent : codes.odd
    if (reading.state === 'read') odd.push([i, { ...reading, value: undefined }])
    else if (reading.state !== 'absent') odd.push([i, reading])
  }
  return { codes: packed, odd }
}

function unpackStates<T>({ codes: packed, odd }: PackedStates, valueAt: (position: number) => T): MetricReading<T>[] {
  const readings = new Array<MetricReading<T>>(packed.length)
  for (let i = 0; i < packed.length; i++)
    readings[i] = packed[i] === codes.absent ? absent : { state: 'read', value: valueAt(i), faults: undefined }
  for (const [i, reading] of odd) readings[i] = reading.state === 'read' ? { ...reading, value: valueAt(i) } : reading
  return readings
}

interface PackedNumbers {
  readonly states: PackedStates
  readonly numbers: Float64Array<ArrayBuffer>
  /** Values that are no doubles. */
  readonly others: ReadonlyMap<number, Integer | undefined>
}

export function packNumbers(readings: readonly MetricReading<Integer | undefined>[]): Packed {
  const numbers = new Float64Array(readings.length)
  const others = new Map<number, Integer | undefined>()
  for (const [i, reading] of readings.entries()) {
    const value = reading.state === 'read' ? reading.value : 0
    if (typeof value === 'number') numbers[i] = value
    else others.set(i, value)
  }
  const states = packStates(readings)
  const message: PackedNumbers = { states, numbers, others }
  return { message, transfer: [numbers.buffer, states.codes.buffer] }
}

export function unpackNumbers({ states, numbers, others }: PackedNumbers): MetricReading<Integer | undefined>[] {
  return unpackStates(states, (i) => (others.size > 0 && others.has(i) ? others.get(i) : numbers[i]))
}

/** Readings of several numbers, as packed numbers one after another. */
export function packSeveral(readings: readonly MetricReading<readonly (Integer | undefined)[]>[]): Packed {
  const count = readings.reduce(
    (most, reading) => Math.max(most, reading.state === 'read' ? reading.value.length : 1),
    1,
  )
  const packed = Array.from({ length: count }, (_, i) => packNumbers(readings.map((reading) => numberAt(reading, i))))
  return { message: packed.map(({ message }) => message), transfer: packed.flatMap(({ transfer }) => transfer) }
}

export function unpackSeveral(packed: readonly PackedNumbers[]): MetricReading<readonly (Integer | undefined)[]>[] {
  const [first = [], ...more] = packed.map(unpackNumbers)
  return first.map((reading, i) => {
    if (reading.state !== 'read') return reading
    return { ...reading, value: [reading.value, ...more.map((numbers) => valueIn(numbers[i]!))] }
  })
}

/** One number of a reading of several. */
export function numberAt(
  reading: MetricReading<readonly (Integer | undefined)[]>,
  position: number,
): MetricReading<Integer | undefined> {
  return reading.state === 'read' ? { ...reading, value: reading.value[position] } : reading
}

const valueIn = <T>(reading: MetricReading<T>) => (reading.state === 'read' ? reading.value : undefined)

interface PackedPoints {
  readonly states: PackedStates
  /** How many points each file has. */
  readonly lengths: Int32Array
  readonly points: PointArrays
  readonly lasts: readonly Points['last'][]
}

type PointArrays = Omit<Points, 'last'>

const none: Points = {
  steps: new BigInt64Array(),
  timestamps: new BigInt64Array(),
  values: new Float64Array(),
  last: undefined,
}

export function packPoints(readings: readonly MetricReading<Points>[]): Packed {
  const parts = readings.map((reading) => (reading.state === 'read' ? reading.value : none))
  const points = joinPoints(parts)
  const lengths = Int32Array.from(parts, ({ values }) => values.length)
  const lasts = parts.map(({ last }) => last)
  const message: PackedPoints = { states: packStates(readings), lengths, points, lasts }
  return { message, transfer: [points.steps.buffer, points.timestamps.buffer, points.values.buffer] }
}

export function unpackPoints({ states, lengths, points, lasts }: PackedPoints): MetricReading<Points>[] {
  let end = 0
  const parts = Array.from(lengths, (length, i) => {
    const start = end
    end += length
    return {
      steps: points.steps.subarray(start, end),
      timestamps: points.timestamps.subarray(start, end),
      values: points.values.subarray(start, end),
      last: lasts[i],
    }
  })
  return unpackStates(states, (i) => parts[i]!)
}

/** The points of several files, one file after another. */
export function joinPoints(parts: readonly PointArrays[]): PointArrays {
  if (parts.length === 1) return parts[0]!
  const length = parts.reduce((sum, { values }) => sum + values.length, 0)
  const joined: PointArrays = {
    steps: new BigInt64Array(length),
    timestamps: new BigInt64Array(length),
    values: new Float64Array(length),
  }
  let at = 0
  for (const { steps, timestamps, values } of parts) {
    joined.steps.set(steps, at)
    joined.timestamps.set(timestamps, at)
    joined.values.set(values, at)
    at += values.length
  }
  return joined
}
