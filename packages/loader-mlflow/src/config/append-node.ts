import type { ColumnBuilder } from '@runsheaf/core/plugin'
import { type ConfigNode, toPlain } from '@runsheaf/hydra-config'

/** Adds a value to a column, with its kind, as it stands. */
export function appendNode(builder: ColumnBuilder, node: ConfigNode): void {
  switch (node.kind) {
    case 'int':
      builder.int(node.value)
      break
    case 'float':
      builder.float(node.value)
      break
    case 'bool':
      builder.bool(node.value)
      break
    case 'null':
      builder.null()
      break
    case 'bytes':
      builder.object(node.value)
      break
    case 'str':
    case 'path':
      builder.text(node.value)
      break
    case 'list':
    case 'map':
      builder.object(toPlain(node) as object)
  }
}
