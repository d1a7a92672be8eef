import type { TemplatePart } from '../grammar/ast.ts'
import type { ConfigNode } from '../nodes/node.ts'

/**
 * Whether a value is made of nothing but other values of the config, as `${model.type}-${seed}` is. A value that calls a
 * resolver (`${oc.env:USER}`) is not, since it may differ where all others are equal.
 *
 * @example
 * isDerived(parseConfig('a: 1\nb: x${a}\n').values[1]) // true
 */
export function isDerived(node: ConfigNode): boolean {
  return node.kind === 'str' && node.template !== undefined && node.template.every(isReference)
}

function isReference(part: TemplatePart): boolean {
  return typeof part === 'string' || (part.kind === 'reference' && part.parts.every(isReference))
}
