import type { Config } from '@runsheaf/hydra-config'
import { ConfigKind } from './config-kind.ts'

/** How many kinds are looked through for one that a config is of; a sweep has few. */
const mostKnown = 16

/** The kinds of many configs. Each config is looked at once, best while it is fresh in the processor's memory. */
export class ConfigKinds {
  readonly #ofConfig = new Map<Config, ConfigKind>()
  #known: readonly ConfigKind[] = []

  of(config: Config): ConfigKind {
    const kind = this.#ofConfig.get(config) ?? this.#known.find((known) => known.has(config)) ?? this.#add(config)
    this.#ofConfig.set(config, kind)
    return kind
  }

  #add(config: Config): ConfigKind {
    const kind = new ConfigKind(config)
    this.#known = [kind, ...this.#known.slice(0, mostKnown - 1)]
    return kind
  }
}
