import { ConfigError } from '../nodes/errors.ts'
import { type Config, type ConfigNode, isContainer, list, map, NULL } from '../nodes/node.ts'
import { literalValue, valueInPlaceOf } from '../nodes/value.ts'
import { parseConfig } from '../read/parse-config.ts'
import { textScalar } from '../read/scalars/scalar.ts'
import { checkArity } from './arguments.ts'
import type { BuiltInResolver } from './call-resolver.ts'

/** `${oc.create:x}`: a config from a map, a list or YAML text, in which interpolations are live; null stays null. */
export const createResolver: BuiltInResolver = ({ name, args, cursor }) => {
  checkArity(name, args, 1, 1)
  const { node } = args[0]!
  if (node.kind === 'null') return literalValue(NULL)
  if (isContainer(node)) return valueInPlaceOf(cursor, live(node) as Config)
  if (node.kind === 'str') return valueInPlaceOf(cursor, parseConfig(node.value))
  throw new ConfigError('INTERPOLATION_RESOLUTION', `${name} takes a map, a list or YAML text, ${node.kind} given`)
}

/** The node with its texts read as values: a `${…}` that was escaped in the call is an interpolation in the config. */
function live(node: ConfigNode): ConfigNode {
  if (node.kind === 'map') return map(node.keys, node.values.map(live))
  if (node.kind === 'list') return list(node.items.map(live))
  return node.kind === 'str' ? textScalar(node.value) : node
}
