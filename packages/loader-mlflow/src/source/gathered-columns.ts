import { ColumnBuilder, type FacetKey, type RunPart, type RunSink } from '@runsheaf/core/plugin'

/** The values of one key, in the order in which they were read. */
export interface GatheredColumn {
  readonly key: FacetKey
  readonly rows: number[]
  readonly builder: ColumnBuilder
}

/** Values of many keys that come run by run, until they are delivered as columns. */
export class GatheredColumns {
  readonly #columns = new Map<string, GatheredColumn>()

  of(facet: RunPart, path: readonly string[]): GatheredColumn {
    const id = JSON.stringify([facet, ...path])
    const column = this.#columns.get(id) ?? { key: { facet, path }, rows: [], builder: new ColumnBuilder() }
    this.#columns.set(id, column)
    return column
  }

  deliver(sink: RunSink): void {
    for (const { key, rows, builder } of this.#columns.values())
      if (rows.length > 0) sink.column(key, Int32Array.from(rows), builder.finish())
    this.#columns.clear()
  }
}
