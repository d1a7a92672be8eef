import type { TemplatePart } from '../grammar/ast.ts'
import {
  type Config,
  type ConfigNode,
  childOf,
  isContainer,
  isMissing,
  MISSING_TEXT,
  type ScalarNode,
  type StrNode,
  str,
} from '../nodes/node.ts'
import { pythonText } from '../nodes/python-text.ts'

/** A text that grows beyond this is left to who counts what interpolations multiply. */
const LONGEST_TEXT = 1 << 16

/**
 * The value of a text whose interpolations are keys from the root (`${model.type}-${seed}`) that lead through maps to
 * scalars without interpolations, as nearly all do: many times as fast as {@link select}. Undefined for all others.
 *
 * @example
 * const config = parseConfig('lr: 0.1\nname: lr-${lr}\n')
 * substitute(config, config.values[1]) // { kind: 'str', value: 'lr-0.1' }
 */
export function substitute(config: Config, { template }: StrNode): ScalarNode | undefined {
  if (!template) return undefined
  const [only] = template
  if (template.length === 1) return scalarOf(config, only!)
  let text = ''
  for (const part of template) {
    const scalar = typeof part === 'string' ? undefined : scalarOf(config, part)
    if (!scalar && typeof part !== 'string') return undefined
    text += scalar ? pythonText(scalar) : part
    if (text.length > LONGEST_TEXT) return undefined
  }
  return text === MISSING_TEXT ? undefined : str(text)
}

function scalarOf(config: Config, part: TemplatePart): ScalarNode | undefined {
  if (typeof part === 'string' || part.kind !== 'reference' || part.path?.dots !== 0) return undefined
  let node: ConfigNode | undefined = config
  for (const name of part.path.names) {
    if (node?.kind !== 'map') return undefined
    node = childOf(node, name)
  }
  if (!node || isContainer(node) || isMissing(node)) return undefined
  return node.kind === 'str' && node.template ? undefined : node
}
