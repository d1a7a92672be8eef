import type { Columns } from '../columns/column.ts'
import { valueAt } from '../columns/value.ts'
import { defineFrameBackend } from '../plugin/frame-backend.ts'
import type { FrameKind } from '../plugin/frame-kind.ts'

/** Core's own frame. */
export class ColumnTable<Row = Record<string, unknown>> {
  readonly #columns: Columns

  constructor(columns: Columns) {
    this.#columns = columns
  }

  get length(): number {
    return this.#columns.length
  }

  toColumns(): Columns {
    return this.#columns
  }

  toRecords(): Row[] {
    const { length, columns } = this.#columns
    return Array.from(
      { length },
      (_, i) => Object.fromEntries(columns.map((c) => [c.name, valueAt(c, i) ?? null])) as Row,
    )
  }
}

export interface ColumnTableKind extends FrameKind {
  readonly type: ColumnTable<this['row']>
}

/** The backend of core's own frame. */
export const columnTable = defineFrameBackend<ColumnTableKind>({
  name: 'core',
  fromColumns: (columns) => new ColumnTable(columns),
  toColumns: (frame) => frame.toColumns(),
})
