export { decode } from './evaluation/decode.ts'
export { isDerived } from './evaluation/derived.ts'
export { type ResolveTreeOptions, resolve } from './evaluation/resolve.ts'
export type { ResolveOptions } from './evaluation/resolve-options.ts'
export { resolveAt, type SelectOptions, select } from './evaluation/select.ts'
export { substitute } from './evaluation/substitute.ts'
export { splitKey } from './grammar/key-path.ts'
export { type HydraInfo, readHydraYaml } from './hydra-yaml.ts'
export { ConfigError, type ConfigErrorCode, isConfigError } from './nodes/errors.ts'
export { flatten, type Leaf } from './nodes/flatten.ts'
export { fromPlain, type PlainInput } from './nodes/from-plain.ts'
export { missingKeys } from './nodes/missing-keys.ts'
export {
  type BoolNode,
  type BytesNode,
  bool,
  type Config,
  type ConfigNode,
  type FloatNode,
  float,
  type IntNode,
  int,
  isContainer,
  isMissing,
  type ListNode,
  list,
  type MapKey,
  type MapNode,
  map,
  type NullNode,
  type PathNode,
  type ScalarNode,
  type StrNode,
  str,
} from './nodes/node.ts'
export { pythonText } from './nodes/python-text.ts'
export { type PlainValue, toPlain } from './nodes/to-plain.ts'
export { parseConfig } from './read/parse-config.ts'
export type { EnvLookup, EnvUse } from './resolvers/env.ts'
export { type Argument, cached, type Resolver, type ResolverCall, type ResolverResult } from './resolvers/resolver.ts'
export { type UpdateOptions, update } from './update.ts'
