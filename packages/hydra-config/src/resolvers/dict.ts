import { ConfigError } from '../nodes/errors.ts'
import { list, type MapNode, str } from '../nodes/node.ts'
import { keyText } from '../nodes/python-text.ts'
import { valueInPlaceOf } from '../nodes/value.ts'
import { textScalar } from '../read/scalars/scalar.ts'
import { checkArity, textArgument } from './arguments.ts'
import type { BuiltInResolver, ResolvedCall } from './call-resolver.ts'
import { selectFrom } from './select.ts'

/** `${oc.dict.keys:key}`: the keys of a map, as a list. */
export const dictKeysResolver: BuiltInResolver = (call) =>
  valueInPlaceOf(call.cursor, list(mapArgument(call).keys.map((key) => (typeof key === 'string' ? str(key) : key))))

/** `${oc.dict.values:key}`: references to the values of a map, as a list. */
export const dictValuesResolver: BuiltInResolver = (call) => {
  const { keys } = mapArgument(call)
  const key = textArgument(call.name, call.args[0]!)
  // the references stand one level deeper than the call
  const from = key.startsWith('.') ? `.${key}` : key
  return valueInPlaceOf(call.cursor, list(keys.map((name) => textScalar(`\${${from}.${keyText(name)}}`))))
}

function mapArgument({ name, args, cursor, evaluation }: ResolvedCall): MapNode {
  checkArity(name, args, 1, 1)
  const key = textArgument(name, args[0]!)
  const found = selectFrom(evaluation, cursor, key, 'throw')
  if (!found) throw new ConfigError('CONFIG_KEY', `Key not found: '${key}'`)
  if (found.node.kind === 'map' && found.at) return found.node
  throw new ConfigError('CONFIG_TYPE', `${name} takes the key of a map, '${key}' is ${found.node.kind}`)
}
