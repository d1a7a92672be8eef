import type { Columns, NamedColumn } from '../columns/column.ts'
import { callPlugin } from '../contract/call-plugin.ts'
import type { FrameBackend } from '../contract/frame-backend.ts'

/** A backend's frame of columns. @throws RunError PLUGIN_FAILED, and what the backend refuses. */
export const frameOf = (backend: FrameBackend<any>, columns: Columns): any =>
  callPlugin({ plugin: backend.name, operation: 'make a frame' }, () => backend.fromColumns(columns))

/** The columns of a backend's frame. @throws RunError PLUGIN_FAILED, and what the backend refuses. */
export const columnsOfFrame = (backend: FrameBackend<any>, frame: unknown): Columns =>
  callPlugin({ plugin: backend.name, operation: 'read a frame' }, () => backend.toColumns(frame))

/** A backend's series of a column; the column itself where it has no such thing. @throws RunError PLUGIN_FAILED */
export const seriesOf = (backend: FrameBackend<any>, column: NamedColumn): unknown =>
  callPlugin({ plugin: backend.name, operation: 'make a series' }, () => backend.series?.(column) ?? column)
