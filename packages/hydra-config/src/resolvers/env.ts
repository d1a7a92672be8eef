import type { ResolveOptions } from '../evaluation/resolve-options.ts'
import { type Cursor, fullKey } from '../nodes/cursor.ts'
import { ConfigError } from '../nodes/errors.ts'
import { NULL, str } from '../nodes/node.ts'
import { pythonText } from '../nodes/python-text.ts'
import { literalValue } from '../nodes/value.ts'
import { checkArity, textArgument } from './arguments.ts'
import type { BuiltInResolver } from './call-resolver.ts'

/** How `${oc.env:…}` asks for a variable. */
export interface EnvUse {
  /** Whether it says what to use where the variable is not set. */
  readonly hasDefault: boolean
  /** The key of the value that asks, as OmegaConf spells it. */
  readonly fullKey: string
}

/**
 * Gives the value of an environment variable, `undefined` where it is not set; what it throws is the fault of the value
 * that asks.
 *
 * @example
 * const env: EnvLookup = (variable) => (variable === 'HOME' ? '/home/me' : undefined)
 */
export type EnvLookup = (variable: string, use: EnvUse) => string | undefined

/** `${oc.env:NAME,default}`: a variable of the injected environment, always text; a default of null stays null. */
export const envResolver: BuiltInResolver = ({ name, args, cursor, evaluation }) => {
  checkArity(name, args, 1, 2)
  const variable = textArgument(name, args[0]!)
  const fallback = args[1]?.node
  const found = lookUp(evaluation.options.env, variable, cursor, fallback !== undefined)
  if (found !== undefined) return literalValue(str(found))
  if (!fallback) {
    const message = `The environment variable '${variable}' is not set: give it in 'env'`
    throw new ConfigError('INTERPOLATION_RESOLUTION', message, { fullKey: fullKey(cursor) })
  }
  return literalValue(fallback.kind === 'null' ? NULL : str(pythonText(fallback)))
}

function lookUp(env: ResolveOptions['env'], variable: string, cursor: Cursor, hasDefault: boolean) {
  if (typeof env === 'function') return env(variable, { hasDefault, fullKey: fullKey(cursor) })
  return env && Object.hasOwn(env, variable) ? env[variable] : undefined
}
