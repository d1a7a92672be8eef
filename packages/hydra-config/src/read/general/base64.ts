import { ConfigError } from '../../nodes/errors.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES = new Map([...ALPHABET].map((char, value) => [char, value]))

/** Base64 as Python's `base64.decodebytes` reads it: other characters are skipped, padding must be right. */
export function decodeBase64(text: string): Uint8Array {
  const bytes: number[] = []
  let bits = 0
  let held = 0
  let padding = 0
  for (const char of text) {
    const value = VALUES.get(char)
    if (char === '=') padding++
    if (value === undefined) continue
    if (padding && (held === 4 ? padding >= 2 : held === 2)) break
    padding = 0
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held >= 8) {
      held -= 8
      bytes.push((bits >> held) & 0xff)
    }
  }
  const complete = held === 0 || (held === 4 && padding >= 2) || (held === 2 && padding >= 1)
  if (!complete) throw new ConfigError('YAML_VALUE', 'The base64 text is not padded rightly')
  return Uint8Array.from(bytes)
}
