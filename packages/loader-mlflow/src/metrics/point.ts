/** A whole number: a bigint only past 2^53, so that equal numbers are of one type. */
export type Integer = number | bigint

/** Points in a row, in the file's order. There is one block for all: its numbers are read at once or not at all. */
export class PointBlock {
  static readonly capacity = 1024
  readonly steps = new Float64Array(PointBlock.capacity)
  /** Milliseconds since 1970. */
  readonly timestamps = new Float64Array(PointBlock.capacity)
  readonly values = new Float64Array(PointBlock.capacity)
  length = 0
  /** Whether any of these lines told its step. */
  withSteps = false
}

/** Takes the points of a metric, in the file's order. */
export interface PointSink {
  /** Many points, whose numbers stay in the block no longer than this call. */
  block(points: PointBlock): void
  /** Told of a long file, after its first piece: about how many points it has. */
  expect?(points: number): void
  /** One point, whatever its numbers. */
  point(step: Integer, timestamp: Integer, value: number): void
}
