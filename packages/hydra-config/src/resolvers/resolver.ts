import type { Config, ConfigNode } from '../nodes/node.ts'
import type { PlainValue } from '../nodes/to-plain.ts'

/** One argument of a resolver call, already resolved. */
export interface Argument {
  readonly node: ConfigNode
  /** Its full key, if it is a part of the config (`${f:${model}}`) rather than written out in the call. */
  readonly fullKey: string | undefined
}

/** What a resolver can know of its call. */
export interface ResolverCall {
  /** The arguments with their kinds (int or float). */
  readonly args: readonly Argument[]
  /** The arguments as written, between the colon and the closing brace. */
  readonly source: string
  /** The root of the config. */
  readonly root: Config
  /** The container that holds the value being resolved. */
  readonly parent: Config
  /** The key of the value being resolved, as OmegaConf spells it. */
  readonly fullKey: string
}

/**
 * What a resolver returns: a node taken as it is, or a plain scalar. An integral number is an int (`float(1)` makes a float),
 * `undefined` is null; lists and maps are made with `fromPlain`. Texts in a result are not resolved again.
 */
export type ResolverResult = ConfigNode | string | number | bigint | boolean | null | undefined | Uint8Array

/**
 * A custom resolver, called for `${name:arg,arg}` (OmegaConf's `register_new_resolver`).
 *
 * Whatever it throws surfaces as INTERPOLATION_RESOLUTION with the original as `cause`.
 *
 * @example
 * const upper: Resolver = ([text]) => String(text).toUpperCase()
 */
export type Resolver = (args: readonly PlainValue[], call: ResolverCall) => ResolverResult

/**
 * A resolver that is called once per config and argument text; later calls get the first answer (`use_cache=True`).
 * Configs of identical content may be one node, and then share the answer.
 *
 * @example
 * const resolvers = { random: cached(() => Math.random()) }
 */
export function cached(resolver: Resolver): Resolver {
  const answers = new WeakMap<Config, Map<string, ResolverResult>>()
  return (args, call) => {
    const known = answers.get(call.root) ?? new Map<string, ResolverResult>()
    answers.set(call.root, known)
    if (!known.has(call.source)) known.set(call.source, resolver(args, call))
    return known.get(call.source)
  }
}
