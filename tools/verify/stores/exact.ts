import { pythonFloat } from '../../fixtures/python.ts'

/** A number with its kind in Python: the int 1 and the float 1.0 are two values. */
export class ExactNumber {
  readonly kind: 'int' | 'float'
  /** As Python writes it. */
  readonly text: string

  private constructor(kind: 'int' | 'float', text: string) {
    this.kind = kind
    this.text = text
  }

  static int(value: number | bigint): ExactNumber {
    return new ExactNumber('int', BigInt(value).toString())
  }

  static float(value: number): ExactNumber {
    return new ExactNumber('float', pythonFloat(value))
  }
}

/** Parses JSON in which a float always has a point or an exponent and an int never, and keeps the difference. */
export function parseExact(json: string): unknown {
  return JSON.parse(json, (_, value: unknown, context?: { source?: string }) => {
    if (typeof value !== 'number') return value
    const source = context?.source ?? String(value)
    return /[.eE]/.test(source) ? ExactNumber.float(value) : ExactNumber.int(BigInt(source))
  })
}

/**
 * A value as text that differs where values differ: kinds of numbers count, the order of a map's keys does not. Reads the
 * golden data's own forms `{"$float": "NaN"}` and `{"$map": [[key, value], …]}`.
 */
export function exactText(value: unknown): string {
  if (value instanceof ExactNumber) return value.text
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return `[${value.map(exactText).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if ('$float' in value) return pythonFloat(Number(value.$float))
  const pairs = '$map' in value ? (value.$map as [unknown, unknown][]) : Object.entries(value)
  const entries = pairs.map(([key, item]) => `${exactText(key)}: ${exactText(item)}`)
  return `{${entries.sort().join(', ')}}`
}
