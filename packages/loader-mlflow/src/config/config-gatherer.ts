import type { Config } from '@runsheaf/hydra-config'
import type { GatheredColumn, GatheredColumns } from '../source/gathered-columns.ts'
import { appendNode } from './append-node.ts'
import type { ConfigKind } from './config-kind.ts'
import type { ConfigKinds } from './config-kinds.ts'
import { NodeFinder } from './node-finder.ts'

interface Leaf {
  readonly finder: NodeFinder
  readonly column: GatheredColumn
}

/**
 * Gathers the values of whole configs while these are fresh in the processor's memory: going through many configs for one
 * key after another takes several times as long. What has to be resolved is left to be asked for.
 */
export class ConfigGatherer {
  readonly #kinds: ConfigKinds
  readonly #columns: GatheredColumns
  readonly #leaves = new Map<ConfigKind, readonly Leaf[]>()

  constructor(kinds: ConfigKinds, columns: GatheredColumns) {
    this.#kinds = kinds
    this.#columns = columns
  }

  add(row: number, config: Config): void {
    const kind = this.#kinds.of(config)
    const leaves = this.#leaves.get(kind) ?? this.#leavesOf(kind, config)
    for (const { finder, column } of leaves) {
      const value = finder.usual(config)
      if (!value) continue
      column.rows.push(row)
      appendNode(column.builder, value)
    }
  }

  #leavesOf(kind: ConfigKind, config: Config): readonly Leaf[] {
    const leaves = kind.leaves.map(({ path }): Leaf => {
      const finder = new NodeFinder(path)
      finder.learn(config)
      return { finder, column: this.#columns.of('cfg', path) }
    })
    this.#leaves.set(kind, leaves)
    return leaves
  }
}
