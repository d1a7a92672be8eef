import type { Evaluation } from '../evaluation/evaluation.ts'
import { type Cursor, fullKey, rootOf } from '../nodes/cursor.ts'
import { ConfigError } from '../nodes/errors.ts'
import { fromPlain } from '../nodes/from-plain.ts'
import type { ConfigNode } from '../nodes/node.ts'
import { toPlain } from '../nodes/to-plain.ts'
import { literalValue, type Value } from '../nodes/value.ts'
import { createResolver } from './create.ts'
import { decodeResolver } from './decode.ts'
import { deprecatedResolver } from './deprecated.ts'
import { dictKeysResolver, dictValuesResolver } from './dict.ts'
import { envResolver } from './env.ts'
import { hydraResolver } from './hydra.ts'
import { nowResolver } from './now.ts'
import type { Resolver, ResolverResult } from './resolver.ts'
import { selectResolver } from './select.ts'

/** A resolver call with its arguments resolved. */
export interface ResolvedCall {
  readonly name: string
  readonly args: readonly Value[]
  readonly source: string
  /** The value that holds the call. */
  readonly cursor: Cursor
  readonly evaluation: Evaluation
}

/** A resolver of OmegaConf or Hydra: it sees the config, not only its arguments. */
export type BuiltInResolver = (call: ResolvedCall) => Value

const BUILT_IN: ReadonlyMap<string, BuiltInResolver> = new Map([
  ['oc.env', envResolver],
  ['oc.select', selectResolver],
  ['oc.decode', decodeResolver],
  ['oc.create', createResolver],
  ['oc.deprecated', deprecatedResolver],
  ['oc.dict.keys', dictKeysResolver],
  ['oc.dict.values', dictValuesResolver],
])

const OF_HYDRA: ReadonlyMap<string, BuiltInResolver> = new Map([
  ['hydra', hydraResolver],
  ['now', nowResolver],
])

/** Calls OmegaConf's own resolver of that name, else a custom one, else Hydra's. */
export function callResolver(call: ResolvedCall): Value {
  const { name, evaluation, cursor } = call
  const own = BUILT_IN.get(name)
  if (own) return own(call)
  const { resolvers } = evaluation.options
  if (resolvers && Object.hasOwn(resolvers, name)) return callCustom(resolvers[name]!, call)
  const ofHydra = OF_HYDRA.get(name)
  if (ofHydra) return ofHydra(call)
  throw new ConfigError('UNSUPPORTED_INTERPOLATION', `No resolver is named '${name}': give one in 'resolvers'`, {
    fullKey: fullKey(cursor),
  })
}

function callCustom(resolver: Resolver, { args, source, cursor }: ResolvedCall): Value {
  const result = resolver(
    args.map(({ node }) => toPlain(node)),
    {
      args: args.map(({ node, at }) => ({ node, fullKey: at && fullKey(at) })),
      source,
      root: rootOf(cursor).node,
      parent: cursor.parent!.node,
      fullKey: fullKey(cursor),
    },
  )
  return literalValue(isNode(result) ? result : fromPlain(result))
}

const isNode = (result: ResolverResult): result is ConfigNode =>
  typeof result === 'object' && result !== null && !(result instanceof Uint8Array)
