import { fullKey } from '../nodes/cursor.ts'
import { ConfigError } from '../nodes/errors.ts'
import { checkArity, textArgument } from './arguments.ts'
import type { BuiltInResolver } from './call-resolver.ts'
import { selectFrom } from './select.ts'

const MESSAGE = "'$OLD_KEY' is deprecated. Change your code and config to use '$NEW_KEY'"

/** `${oc.deprecated:key,message}`: the value at the key, and a warning. */
export const deprecatedResolver: BuiltInResolver = ({ name, args, cursor, evaluation }) => {
  checkArity(name, args, 1, 2)
  const key = textArgument(name, args[0]!)
  const message = args[1] ? textArgument(name, args[1]) : MESSAGE
  const oldKey = fullKey(cursor)
  const found = selectFrom(evaluation, cursor, key, 'pass')
  if (!found) throw new ConfigError('CONFIG_KEY', `Key not found: '${key}', which replaces the deprecated '${oldKey}'`)
  const newKey = found.at ? fullKey(found.at) : key
  evaluation.options.onWarning?.(
    message.replace(/\$\{?(OLD_KEY|NEW_KEY)\}?/g, (_, which) => (which === 'OLD_KEY' ? oldKey : newKey)),
  )
  return found
}
