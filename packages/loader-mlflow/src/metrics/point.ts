/** A whole number: a bigint only past 2^53, so that equal numbers are of one type. */
export type Integer = number | bigint

/** Takes the points of a metric one by one, in the file's order. */
export interface PointSink {
  point(step: Integer, timestamp: Integer, value: number): void
}
