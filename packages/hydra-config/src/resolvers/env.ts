import { ConfigError } from '../nodes/errors.ts'
import { NULL, str } from '../nodes/node.ts'
import { pythonText } from '../nodes/python-text.ts'
import { literalValue } from '../nodes/value.ts'
import { checkArity, textArgument } from './arguments.ts'
import type { BuiltInResolver } from './call-resolver.ts'

/** `${oc.env:NAME,default}`: a variable of the injected environment, always text; a default of null stays null. */
export const envResolver: BuiltInResolver = ({ name, args, evaluation }) => {
  checkArity(name, args, 1, 2)
  const variable = textArgument(name, args[0]!)
  const { env } = evaluation.options
  const found = env && Object.hasOwn(env, variable) ? env[variable] : undefined
  if (found !== undefined) return literalValue(str(found))
  const fallback = args[1]?.node
  if (!fallback) {
    throw new ConfigError(
      'INTERPOLATION_RESOLUTION',
      `The environment variable '${variable}' is not set: give it in 'env'`,
    )
  }
  return literalValue(fallback.kind === 'null' ? NULL : str(pythonText(fallback)))
}
