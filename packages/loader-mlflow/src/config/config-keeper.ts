import type { Config } from '@runsheaf/hydra-config'
import type { NamesOfRuns } from '../store/facet.ts'
import type { KeptValues } from '../store/kept-values.ts'
import { appendNode } from './append-node.ts'
import { LeafNames } from './leaf-names.ts'
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
  readonly #keptOf: (path: readonly string[]) => KeptValues
  readonly #names = new LeafNames()
  readonly #slots = new Map<NamesOfRuns[number], readonly Slot[]>()

  constructor(keptOf: (path: readonly string[]) => KeptValues) {
    this.#keptOf = keptOf
  }

  keep(row: number, config: Config): void {
    const names = this.#names.of(config, () => ({ broken: 'absent' }))
    const slots = this.#slots.get(names) ?? this.#slotsOf(names, config)
    for (const { finder, kept } of slots) {
      const value = finder.usual(config)
      if (value) appendNode(kept.builderFor(row), value)
    }
  }

  #slotsOf(names: NamesOfRuns[number], config: Config): readonly Slot[] {
    const slots = names.map((path): Slot => {
      const finder = new NodeFinder(path)
      finder.learn(config)
      return { finder, kept: this.#keptOf(path) }
    })
    this.#slots.set(names, slots)
    return slots
  }
}
