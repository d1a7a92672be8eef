import { bool, type ConfigNode, float, int, list, map, NULL, str } from './node.ts'

/** Plain JavaScript that a config can hold. */
export type PlainInput =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Uint8Array
  | readonly PlainInput[]
  | ReadonlyMap<string, PlainInput>
  | { readonly [key: string]: PlainInput }

/**
 * The node of a plain value. Integral numbers (other than -0) become ints; texts are passed to `text`, by default taken as they are.
 *
 * @example
 * fromPlain({ lr: 0.1, layers: [64, 32] })
 */
export function fromPlain(value: PlainInput, text: (value: string) => ConfigNode = str): ConfigNode {
  switch (typeof value) {
    case 'string':
      return text(value)
    case 'number':
      return Number.isSafeInteger(value) && !Object.is(value, -0) ? int(value) : float(value)
    case 'bigint':
      return int(value)
    case 'boolean':
      return bool(value)
    case 'undefined':
      return NULL
    default:
      return value === null ? NULL : container(value, text)
  }
}

function container(value: object, text: (value: string) => ConfigNode): ConfigNode {
  if (value instanceof Uint8Array) return { kind: 'bytes', value }
  if (Array.isArray(value)) return list(value.map((item) => fromPlain(item, text)))
  const entries: [string, PlainInput][] = value instanceof Map ? [...value] : Object.entries(value)
  return map(
    entries.map(([key]) => key),
    entries.map(([, item]) => fromPlain(item, text)),
  )
}
