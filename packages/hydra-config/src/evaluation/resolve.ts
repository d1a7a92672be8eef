import { type Cursor, cursorAt, fullKey, rootCursor, sameCursor } from '../nodes/cursor.ts'
import { ConfigError, isConfigError } from '../nodes/errors.ts'
import {
  type Config,
  type ConfigNode,
  childrenOf,
  isContainer,
  isMissing,
  list,
  MISSING_TEXT,
  map,
  str,
} from '../nodes/node.ts'
import type { Value } from '../nodes/value.ts'
import { Evaluation } from './evaluation.ts'
import type { ResolveOptions } from './resolve-options.ts'

export interface ResolveTreeOptions extends ResolveOptions {
  /** `'throw'`: a `???` anywhere is an error (MISSING_VALUE); otherwise it stays. */
  readonly missing?: 'throw' | undefined
  /** Told of every broken interpolation, whose value then becomes `???`; without it the first one is thrown. */
  readonly onError?: ((error: ConfigError) => void) | undefined
}

/**
 * The config with every interpolation replaced by its value: `OmegaConf.to_container(cfg, resolve=True)`, as nodes.
 * Parts without interpolations are the same nodes as before.
 *
 * @throws ConfigError for a broken interpolation where no `onError` is given; TOO_LARGE if values multiply beyond measure
 *
 * @example
 * toPlain(resolve(parseConfig('a: x${b}\nb: 1.0\n'))) // { a: 'x1.0', b: 1 }
 */
export function resolve(config: Config, options: ResolveTreeOptions = {}): Config {
  return new TreeResolver(new Evaluation(options), options).container(rootCursor(config))
}

/** Resolves what is inside a value. */
export function resolveValue(value: Value, evaluation: Evaluation, options: ResolveTreeOptions): ConfigNode {
  return new TreeResolver(evaluation, options).value(value)
}

class TreeResolver {
  readonly #evaluation: Evaluation
  readonly #options: ResolveTreeOptions
  /** Containers that are being resolved because an interpolation led to them. */
  readonly #entered: Cursor[] = []

  constructor(evaluation: Evaluation, options: ResolveTreeOptions) {
    this.#evaluation = evaluation
    this.#options = options
  }

  container(cursor: Cursor<Config>): Config {
    const { node } = cursor
    const children = childrenOf(node)
    const resolved = this.#children(cursor, children)
    if (resolved === children) return node
    return node.kind === 'map' ? map(node.keys, resolved) : list(resolved)
  }

  value({ node, at }: Value): ConfigNode {
    if (!at || !isContainer(node)) return node
    if (this.#entered.some((entered) => sameCursor(entered, at))) {
      throw new ConfigError('INTERPOLATION_RESOLUTION', 'Containers refer to each other in a circle', {
        fullKey: fullKey(at),
      })
    }
    this.#entered.push(at)
    try {
      return this.container(at as Cursor<Config>)
    } finally {
      this.#entered.pop()
    }
  }

  #children(parent: Cursor<Config>, nodes: readonly ConfigNode[]): readonly ConfigNode[] {
    let resolved: ConfigNode[] | undefined
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]!
      if (!isContainer(node) && node.kind !== 'str') continue
      const after = this.#node(cursorAt(parent, i))
      if (after === node) continue
      resolved ??= nodes.slice()
      resolved[i] = after
    }
    return resolved ?? nodes
  }

  #node(cursor: Cursor): ConfigNode {
    const { node } = cursor
    if (isContainer(node)) {
      this.#evaluation.step()
      return this.container(cursor as Cursor<Config>)
    }
    if (node.kind !== 'str') return node
    if (this.#options.missing && isMissing(node)) {
      throw new ConfigError('MISSING_VALUE', `Missing mandatory value: ${fullKey(cursor)}`, {
        fullKey: fullKey(cursor),
      })
    }
    if (!node.template) return node
    try {
      return this.value(this.#evaluation.valueAt(cursor))
    } catch (error) {
      if (!this.#options.onError || !isConfigError(error) || error.code === 'TOO_LARGE') throw error
      this.#options.onError(error)
      return str(MISSING_TEXT)
    }
  }
}
