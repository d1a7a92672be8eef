import { type ConfigNode, isMissing } from './node.ts'
import { keyText } from './python-text.ts'

/** A config's value as plain JavaScript. Maps are plain objects; a key such as `__proto__` is a property like others. */
export type PlainValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Uint8Array
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue }

/**
 * The plain JavaScript value of a node, as it stands: resolve the node first where interpolations matter.
 *
 * Ints are numbers while safe, otherwise bigints; paths are strings; maps are plain objects, as `JSON.parse` makes them,
 * whose keys that are not strings are spelled as Python's `str` does. A missing value (`???`) is left out of a map and undefined in a list.
 *
 * @example
 * toPlain(parseConfig('a: 1.0\nb: ???\n')) // { a: 1 }
 */
export function toPlain(node: ConfigNode): PlainValue {
  if (node.kind === 'map') {
    const plain: Record<string, PlainValue> = {}
    const { keys, values } = node
    for (let i = 0; i < keys.length; i++) {
      const value = values[i]!
      if (!isMissing(value)) setOwn(plain, keyText(keys[i]!), toPlain(value))
    }
    return plain
  }
  if (node.kind === 'list') return node.items.map(toPlain)
  return isMissing(node) ? undefined : node.value
}

/** Assigning to `__proto__` would change the prototype instead. */
function setOwn(plain: Record<string, PlainValue>, key: string, value: PlainValue): void {
  if (key !== '__proto__') plain[key] = value
  else Object.defineProperty(plain, key, { value, enumerable: true, writable: true, configurable: true })
}
