let last: WeakRef<ArrayBuffer> | undefined

/**
 * Memory that is needed until polars has read it, which copies: that of the frame before, unless it has been collected.
 * Memory that is new is what takes longest in a hand-over, as the system gives it page by page.
 */
export function scratch(bytes: number): ArrayBuffer {
  const kept = last?.deref()
  if (kept && kept.byteLength >= bytes) return kept
  const fresh = new ArrayBuffer(bytes)
  last = new WeakRef(fresh)
  return fresh
}
