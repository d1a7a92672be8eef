import { parseElement } from '../grammar/parser.ts'
import { rootCursor } from '../nodes/cursor.ts'
import { type Config, type ConfigNode, EMPTY_MAP, str } from '../nodes/node.ts'
import { Evaluation } from './evaluation.ts'
import type { ResolveOptions } from './resolve-options.ts'

/**
 * Reads a text by the grammar of resolver arguments, as `oc.decode` does; interpolations in it start at the root of `config`.
 *
 * @throws ConfigError GRAMMAR, or an interpolation's error
 *
 * @example
 * decode('[1, a, null]').kind // 'list'
 */
export function decode(text: string, config: Config = EMPTY_MAP, options: ResolveOptions = {}): ConfigNode {
  const cursor = { node: str(text), parent: rootCursor(config), key: '' }
  return new Evaluation(options).element(parseElement(text), cursor).node
}
