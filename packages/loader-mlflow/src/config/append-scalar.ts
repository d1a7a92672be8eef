import type { ColumnBuilder } from '@runsheaf/core/plugin'
import type { ScalarNode } from '@runsheaf/hydra-config'

/** Adds a scalar to a column, with its kind. */
export function appendScalar(builder: ColumnBuilder, node: ScalarNode): void {
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
  }
}
