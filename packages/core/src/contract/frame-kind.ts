/**
 * A backend's type of frame as a function of the row type (TypeScript has no other way to pass a generic type).
 *
 * @example
 * interface PolarsKind extends FrameKind {
 *   readonly type: DataFrame<this['row']>
 * }
 */
export interface FrameKind {
  readonly row: unknown
  readonly type: unknown
}

/** The frame of kind `K` whose rows are `Row`. */
export type Apply<K extends FrameKind, Row = any> = (K & { readonly row: Row })['type']
