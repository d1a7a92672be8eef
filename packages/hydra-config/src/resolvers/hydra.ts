import { readKeyPath } from '../grammar/key-path.ts'
import { fullKey, rootCursor } from '../nodes/cursor.ts'
import { ConfigError } from '../nodes/errors.ts'
import { isMissing, NULL } from '../nodes/node.ts'
import { literalValue } from '../nodes/value.ts'
import { checkArity, textArgument } from './arguments.ts'
import type { BuiltInResolver } from './call-resolver.ts'

/** `${hydra:job.name}`: a value of the `hydra.yaml` beside the config. */
export const hydraResolver: BuiltInResolver = ({ name, args, cursor, evaluation }) => {
  const { hydra } = evaluation.options
  if (!hydra) {
    const message = `\${hydra:…} needs the run's hydra.yaml: give it in 'hydra'`
    throw new ConfigError('UNSUPPORTED_INTERPOLATION', message, { fullKey: fullKey(cursor) })
  }
  checkArity(name, args, 1, 1)
  const { names } = readKeyPath(textArgument(name, args[0]!))
  const found = evaluation.walk(rootCursor(hydra), ['hydra', ...names], { missing: 'pass', scalar: 'absent' })
  return found && !isMissing(found.node) ? found : literalValue(NULL)
}
