import { ConfigError } from '../errors.ts'
import { literalValue, type Value } from '../evaluation.ts'
import { type Config, isContainer, NULL } from '../node.ts'
import { parseConfig } from '../parse-config.ts'
import { checkArity } from './arguments.ts'
import type { BuiltInResolver } from './call-resolver.ts'

/** `${oc.create:x}`: a config from a map, a list or YAML text, in which interpolations are live; null stays null. */
export const createResolver: BuiltInResolver = ({ name, args, cursor }) => {
  checkArity(name, args, 1, 1)
  const { node } = args[0]!
  const asConfig = (created: Config): Value => ({
    node: created,
    at: { node: created, parent: cursor.parent, key: cursor.key },
  })
  if (node.kind === 'null') return literalValue(NULL)
  if (isContainer(node)) return asConfig(node)
  if (node.kind === 'str') return asConfig(parseConfig(node.value))
  throw new ConfigError('INTERPOLATION_RESOLUTION', `${name} takes a map, a list or YAML text, ${node.kind} given`)
}
