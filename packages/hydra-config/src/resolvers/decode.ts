import { parseElement } from '../grammar/parser.ts'
import { NULL } from '../nodes/node.ts'
import { literalValue } from '../nodes/value.ts'
import { checkArity, textArgument } from './arguments.ts'
import type { BuiltInResolver } from './call-resolver.ts'

/** `${oc.decode:text}`: the text read by the grammar of resolver arguments; null stays null. */
export const decodeResolver: BuiltInResolver = ({ name, args, cursor, evaluation }) => {
  checkArity(name, args, 1, 1)
  if (args[0]!.node.kind === 'null') return literalValue(NULL)
  const element = parseElement(textArgument(name, args[0]!))
  return evaluation.element(element, cursor)
}
