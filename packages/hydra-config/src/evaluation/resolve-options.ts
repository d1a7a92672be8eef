import type { Config } from '../nodes/node.ts'
import type { EnvLookup } from '../resolvers/env.ts'
import type { Resolver } from '../resolvers/resolver.ts'

/** What interpolations may draw on besides the config itself. Nothing is ever read from the process. */
export interface ResolveOptions {
  /** The environment of `${oc.env:NAME}`: its variables, or a function that looks one up. Default: empty. */
  readonly env?: Readonly<Record<string, string | undefined>> | EnvLookup | undefined
  /** Custom resolvers by name; they may not replace OmegaConf's own (`oc.…`). */
  readonly resolvers?: Readonly<Record<string, Resolver>> | undefined
  /** The parsed `hydra.yaml` beside the config, for `${hydra:job.name}`. */
  readonly hydra?: Config | undefined
  /** When the run started, for `${now:%Y-%m-%d}`; formatted in local time. */
  readonly startTime?: Date | undefined
  /** Told of uses of `${oc.deprecated:…}`. */
  readonly onWarning?: ((message: string) => void) | undefined
}
