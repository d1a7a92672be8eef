import type { ConfigNode, MapKey } from '@runsheaf/hydra-config'
import { pythonText } from '@runsheaf/hydra-config'

/** A node in the encoding of the golden data. */
export function encode(node: ConfigNode): unknown {
  switch (node.kind) {
    case 'map':
      return encodeEntries(node.keys.map((key, i) => [key, node.values[i]!]))
    case 'list':
      return node.items.map(encode)
    case 'int':
      return typeof node.value === 'bigint' ? { $int: String(node.value) } : node.value
    case 'float':
      return isPlainFloat(node.value) ? node.value : { $float: pythonText(node) }
    case 'bytes':
      return { $bytes: Buffer.from(node.value).toString('base64') }
    case 'path':
      return { $path: node.value }
    default:
      return node.value
  }
}

/** A map in the encoding of the golden data: an object where its keys allow that, otherwise pairs in order. */
export function encodeEntries(entries: readonly (readonly [MapKey, ConfigNode])[]): unknown {
  const isObject = entries.every(([key]) => typeof key === 'string' && !/^\$|^(?:0|[1-9]\d*)$/.test(key))
  const encoded = entries.map(([key, value]) => [typeof key === 'string' ? key : encode(key), encode(value)])
  return isObject ? Object.fromEntries(encoded) : { $map: encoded }
}

const isPlainFloat = (value: number): boolean => Number.isFinite(value) && !Number.isInteger(value)

/** Whether two encoded values are the same, the order of keys included. */
export function sameEncoded(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b)
}

// JSON keeps the order of keys; `__proto__` as an own key survives it too
const canonical = (value: unknown): string => JSON.stringify(value) ?? 'undefined'
