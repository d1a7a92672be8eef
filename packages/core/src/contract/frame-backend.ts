import type { Columns, NamedColumn } from '../columns/column.ts'
import type { Apply, FrameKind } from './frame-kind.ts'

/** Turns columns into a library's data frames and back. All of it is synchronous. */
export interface FrameBackend<K extends FrameKind = FrameKind> {
  readonly api: 1
  readonly name: string
  fromColumns(columns: Columns): Apply<K>
  toColumns(frame: Apply<K>): Columns
  /** A named column as the library's series, where it has such a thing. */
  series?(column: NamedColumn): unknown
  /** Carries the kind in the type; never set. */
  readonly '~kind'?: K
}

/**
 * Makes a frame backend from its parts.
 *
 * @example
 * interface RowsKind extends FrameKind { readonly type: this['row'][] }
 * const rows = defineFrameBackend<RowsKind>({ name: 'rows', fromColumns: …, toColumns: … })
 */
export function defineFrameBackend<K extends FrameKind>(
  backend: Omit<FrameBackend<K>, 'api' | '~kind'>,
): FrameBackend<K> {
  return Object.freeze({ ...backend, api: 1 as const })
}
