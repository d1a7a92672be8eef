import type { Config } from '@runsheaf/hydra-config'
import type { KeptValues } from '../store/kept-values.ts'
import { appendNode } from './append-node.ts'
import type { ConfigKind } from './config-kind.ts'
import type { ConfigKinds } from './config-kinds.ts'
import { NodeFinder } from './node-finder.ts'

interface Slot {
  readonly finder: NodeFinder
  readonly kept: KeptValues
}

/**
 * Keeps the values of whole configs while these are fresh in the processor's memory: going through many configs for one
 * key after another takes several times as long. What has to be resolved is left to be asked for.
 */
export class ConfigKeeper {
  readonly #kinds: ConfigKinds
  readonly #keptOf: (path: readonly string[]) => KeptValues
  readonly #slots = new Map<ConfigKind, readonly Slot[]>()

  constructor(kinds: ConfigKinds, keptOf: (path: readonly string[]) => KeptValues) {
    this.#kinds = kinds
    this.#keptOf = keptOf
  }

  keep(row: number, config: Config): void {
    const kind = this.#kinds.of(config)
    const slots = this.#slots.get(kind) ?? this.#slotsOf(kind, config)
    for (const { finder, kept } of slots) {
      const value = finder.usual(config)
      if (value) appendNode(kept.builderFor(row), value)
    }
  }

  #slotsOf(kind: ConfigKind, config: Config): readonly Slot[] {
    const slots = kind.leaves.map(({ path }): Slot => {
      const finder = new NodeFinder(path)
      finder.learn(config)
      return { finder, kept: this.#keptOf(path) }
    })
    this.#slots.set(kind, slots)
    return slots
  }
}
