import type { ConfigNode } from '@runsheaf/hydra-config'
import { ExactNumber } from './exact.ts'

/** A config node as a value in which numbers keep their kind. */
export function exactNode(node: ConfigNode): unknown {
  switch (node.kind) {
    case 'map':
      return { $map: node.keys.map((key, i) => [exactKey(key), exactNode(node.values[i] as ConfigNode)]) }
    case 'list':
      return node.items.map(exactNode)
    case 'int':
      return ExactNumber.int(node.value)
    case 'float':
      return ExactNumber.float(node.value)
    default:
      return node.value
  }
}

function exactKey(key: unknown): unknown {
  return typeof key === 'object' && key !== null && 'kind' in key ? exactNode(key as ConfigNode) : key
}
