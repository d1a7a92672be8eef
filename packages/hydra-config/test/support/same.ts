import { type ConfigNode, isConfigError, type MapKey } from '../../src/index.ts'

/** A text that is equal for nodes of equal kinds and values only. */
export function describeNode(node: ConfigNode): string {
  switch (node.kind) {
    case 'map':
      return `{${node.keys.map((key, i) => `${describeKey(key)}=${describeNode(node.values[i]!)}`).join()}}`
    case 'list':
      return `[${node.items.map(describeNode).join()}]`
    case 'bytes':
      return `bytes ${node.value.join(' ')}`
    case 'str':
      return JSON.stringify(node.value) + (node.template ? JSON.stringify(node.template, plain) : '')
    default:
      return `${node.kind} ${Object.is(node.value, -0) ? '-0' : node.value}`
  }
}

const describeKey = (key: MapKey): string => (typeof key === 'string' ? JSON.stringify(key) : describeNode(key))

const plain = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value)) ? String(value) : value

/** What reading gives: the node described, or the code of the error. Any other error is thrown. */
export function outcomeOf(read: () => ConfigNode): string {
  try {
    return describeNode(read())
  } catch (error) {
    if (isConfigError(error)) return `error ${error.code}`
    throw error
  }
}
