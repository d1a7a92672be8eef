import type { FloatNode, IntNode } from '../../nodes/node.ts'

/** How many nodes of each kind are at hand. */
const MOST_SHARED = 1 << 10

const ints = new Array<IntNode | undefined>(MOST_SHARED)
const floats = new Array<FloatNode | undefined>(MOST_SHARED)

/** The node of an int: the same as for an equal one lately, since the runs of a sweep share most of their numbers. */
export function intNode(value: number): IntNode {
  const slot = value & (MOST_SHARED - 1)
  const known = ints[slot]
  if (known?.value === value) return known
  const node: IntNode = { kind: 'int', value }
  ints[slot] = node
  return node
}

/** Spreads floats over the slots, eighths as well as thousandths: a prime. */
const SPREAD = 5801

/** As {@link intNode}, of a float. */
export function floatNode(value: number): FloatNode {
  const slot = (value * SPREAD) & (MOST_SHARED - 1)
  const known = floats[slot]
  if (known && Object.is(known.value, value)) return known
  const node: FloatNode = { kind: 'float', value }
  floats[slot] = node
  return node
}
