import { ConfigError } from './errors.ts'

/** PyYAML's `construct_yaml_int`: underscores, signs, `0b`, `0x`, leading-zero octal, base 60. */
export function parseIntText(text: string): number | bigint {
  const digits = text.replaceAll('_', '').trim()
  const negative = digits.startsWith('-')
  const body = /^[-+]/.test(digits) ? digits.slice(1) : digits
  const magnitude = body.length > MOST_DIGITS ? undefined : parseMagnitude(body)
  if (magnitude === undefined) throw new ConfigError('YAML_VALUE', `'${text}' is not an int`)
  return negative ? -magnitude : magnitude
}

// as many as CPython converts
const MOST_DIGITS = 4300

function parseMagnitude(body: string): bigint | undefined {
  if (/^0b[01]+$/.test(body) || /^0x[0-9a-f]+$/i.test(body)) return BigInt(body)
  if (/^0[oO]?[0-7]+$/.test(body)) return BigInt(`0o${body.replace(/^0[oO]?/, '')}`)
  if (/^\d+(?::\d+)+$/.test(body)) return body.split(':').reduce((sum, part) => sum * 60n + BigInt(part), 0n)
  return /^(?:0|[1-9]\d*)$/.test(body) ? BigInt(body) : undefined
}

/** PyYAML's `construct_yaml_float`: underscores, `.inf`, `.nan`, base 60, otherwise Python's `float()`. */
export function parseFloatText(text: string): number {
  const lower = text.replaceAll('_', '').toLowerCase()
  const negative = lower.startsWith('-')
  const body = /^[-+]/.test(lower) ? lower.slice(1) : lower
  const magnitude = body.includes(':') ? sexagesimal(body) : decimal(body)
  if (magnitude === undefined) throw new ConfigError('YAML_VALUE', `'${text}' is not a float`)
  return negative ? -magnitude : magnitude
}

function sexagesimal(body: string): number | undefined {
  let sum = 0
  let base = 1
  for (const part of body.split(':').reverse()) {
    const digit = decimal(part)
    if (digit === undefined) return undefined
    sum += digit * base
    base *= 60
  }
  return sum
}

function decimal(body: string): number | undefined {
  const text = body.trim()
  if (/^\.inf$|^[-+]?inf(?:inity)?$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity
  if (/^\.nan$|^[-+]?nan$/.test(text)) return Number.NaN
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/.test(text) ? Number(text) : undefined
}
