import { defineFrameBackend } from '../contract/frame-backend.ts'
import type { FrameKind } from '../contract/frame-kind.ts'
import { ColumnTable } from './column-table.ts'

export interface ColumnTableKind extends FrameKind {
  readonly type: ColumnTable<this['row']>
}

/**
 * The backend of core's own frame, which needs no library and no `eval`.
 *
 * @example
 * runs.with(columnTable).toFrame('learning_rate') // ColumnTable<{ learning_rate: number }>
 */
export const columnTable = defineFrameBackend<ColumnTableKind>({
  name: 'core',
  fromColumns: (columns) => new ColumnTable(columns),
  toColumns: (frame) => frame.toColumns(),
})
