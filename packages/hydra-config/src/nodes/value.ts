import type { Cursor } from './cursor.ts'
import type { Config, ConfigNode } from './node.ts'

/** A resolved value: a node, and where it stands if it is a part of a config. */
export interface Value {
  readonly node: ConfigNode
  /** Undefined for what a resolver or an argument wrote out: nothing in it is resolved, no key path leads into it. */
  readonly at: Cursor | undefined
}

export const literalValue = (node: ConfigNode): Value => ({ node, at: undefined })

/** A container that takes the position of the value at `cursor`: interpolations in it start there. */
export const valueInPlaceOf = ({ parent, key }: Cursor, node: Config): Value => ({ node, at: { node, parent, key } })
