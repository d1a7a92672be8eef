/** A key to sort by, and which way. */
export interface SortKey<K extends string = string> {
  readonly key: K
  readonly descending: boolean
  /** Params as text, by code point, as MLflow's `order_by` has them. */
  readonly raw?: boolean
}

/** Sorts by this key, smallest first. @example runs.sort(asc('seed')) */
export function asc<const K extends string>(key: K): SortKey<K> {
  return { key, descending: false }
}

/** Sorts by this key, greatest first. @example runs.sort('model.type', desc('metrics.acc')) */
export function desc<const K extends string>(key: K): SortKey<K> {
  return { key, descending: true }
}
