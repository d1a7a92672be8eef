import type { Evaluation, WalkRules } from '../evaluation/evaluation.ts'
import { readKeyPath } from '../grammar/key-path.ts'
import type { Cursor } from '../nodes/cursor.ts'
import { ConfigError } from '../nodes/errors.ts'
import { isMissing, NULL } from '../nodes/node.ts'
import { literalValue, type Value } from '../nodes/value.ts'
import { checkArity, textArgument } from './arguments.ts'
import type { BuiltInResolver } from './call-resolver.ts'

/** `${oc.select:key,default}`: the value at a key, absolute unless it starts with a dot; absent and `???` give the default. */
export const selectResolver: BuiltInResolver = ({ name, args, cursor, evaluation }) => {
  checkArity(name, args, 1, 2)
  const found = selectFrom(evaluation, cursor, textArgument(name, args[0]!), 'pass')
  return found && !isMissing(found.node) ? found : (args[1] ?? literalValue(NULL))
}

/** What a resolver at `cursor` selects by a key, absolute unless it starts with a dot. */
export function selectFrom(
  evaluation: Evaluation,
  cursor: Cursor,
  key: string,
  missing: WalkRules['missing'],
): Value | undefined {
  const path = readKeyPath(key)
  const start = evaluation.start(cursor.parent!, path)
  if (!start) throw new ConfigError('CONFIG_KEY', `The key '${key}' leads above the root`)
  return evaluation.walk(start, path.names, { missing, scalar: 'absent' })
}
