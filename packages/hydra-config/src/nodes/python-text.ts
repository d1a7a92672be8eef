import { codeEscape } from './escapes.ts'
import type { ConfigNode, MapKey } from './node.ts'

/**
 * Python's `repr(float)`: the shortest digits that read back, with an exponent below 1e-4 and from 1e16.
 *
 * @example
 * floatText(1e-5) // '1e-05'
 */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf'
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  const [mantissa = '', power = ''] = Math.abs(value).toExponential().split('e')
  const digits = mantissa.replace('.', '')
  const exponent = Number(power)
  if (exponent < -4 || exponent >= 16) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : ''
    return `${sign}${digits[0]}${fraction}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')
  return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`
}

/**
 * Python's `str(value)`: what a value becomes inside a longer text (`x${a}`).
 *
 * @example
 * pythonText(float(1)) // '1.0'
 */
export function pythonText(node: ConfigNode): string {
  return node.kind === 'str' || node.kind === 'path' ? node.value : pythonRepr(node)
}

/** Python's `repr(value)`. */
function pythonRepr(node: ConfigNode): string {
  switch (node.kind) {
    case 'str':
      return quote(node.value)
    case 'path':
      return `PosixPath(${quote(node.value)})`
    case 'bytes':
      return bytesText(node.value)
    case 'int':
      return String(node.value)
    case 'float':
      return floatText(node.value)
    case 'bool':
      return node.value ? 'True' : 'False'
    case 'null':
      return 'None'
    case 'list':
      return `[${node.items.map(pythonRepr).join(', ')}]`
    case 'map':
      return `{${node.keys.map((key, i) => `${keyRepr(key)}: ${pythonRepr(node.values[i]!)}`).join(', ')}}`
  }
}

/** Python's `str(key)` of a mapping's key. */
export const keyText = (key: MapKey): string => (typeof key === 'string' ? key : pythonRepr(key))

const keyRepr = (key: MapKey): string => (typeof key === 'string' ? quote(key) : pythonRepr(key))

// what Python's str.isprintable rejects, apart from the space
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]/u
const NAMED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function quote(text: string, unprintable = UNPRINTABLE): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'"
  let out = mark
  for (const char of text) {
    if (char === mark) out += `\\${char}`
    else if (char in NAMED) out += NAMED[char]
    else if (char !== ' ' && unprintable.test(char)) out += codeEscape(char.codePointAt(0)!.toString(16))
    else out += char
  }
  return out + mark
}

function bytesText(bytes: Uint8Array): string {
  return `b${quote(latin1(bytes), /[^\x20-\x7e]/)}`
}

/** The text with one character per byte. */
export const latin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
