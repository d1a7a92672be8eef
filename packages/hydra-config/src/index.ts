export { decode } from './decode.ts'
export { isDerived } from './derived.ts'
export { ConfigError, type ConfigErrorCode, type ConfigErrorPlace, isConfigError } from './errors.ts'
export { flatten, type Leaf } from './flatten.ts'
export { fromPlain, type PlainInput } from './from-plain.ts'
export { type HydraInfo, readHydraYaml } from './hydra-yaml.ts'
export { splitKey } from './key-path.ts'
export { missingKeys } from './missing-keys.ts'
export { type Multirun, readMultirun } from './multirun.ts'
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
} from './node.ts'
export { type Override, parseOverride, readOverrides } from './overrides.ts'
export { parseConfig } from './parse-config.ts'
export { pythonText } from './python.ts'
export { type ResolveTreeOptions, resolve } from './resolve.ts'
export type { ResolveOptions } from './resolve-options.ts'
export type { EnvLookup, EnvUse } from './resolvers/env.ts'
export { type Argument, cached, type Resolver, type ResolverCall, type ResolverResult } from './resolvers/resolver.ts'
export { resolveAt, type SelectOptions, select } from './select.ts'
export { substitute } from './substitute.ts'
export { type PlainValue, toPlain } from './to-plain.ts'
export { toYaml } from './to-yaml.ts'
export { type UpdateOptions, update } from './update.ts'
