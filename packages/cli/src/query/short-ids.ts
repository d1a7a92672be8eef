import type { RunCollection } from '@runsheaf/core'

/** Ids are shown with at least so many characters, by which they are mostly told apart. */
export const shortestId = 6

/** The shortest beginnings, of at least {@link shortestId} characters, by which ids can be told apart among all. */
export function shortIds(ids: readonly string[], all: readonly string[]): string[] {
  const begins = new Set(ids.map((id) => id.slice(0, shortestId)))
  const sorted = [...new Set(all.filter((id) => begins.has(id.slice(0, shortestId))))].sort()
  const lengths = new Map<string, number>()
  for (const [i, id] of sorted.entries()) {
    const shared = Math.max(sharedLength(id, sorted[i - 1]), sharedLength(id, sorted[i + 1]))
    lengths.set(id, Math.max(shortestId, shared + 1))
  }
  return ids.map((id) => id.slice(0, lengths.get(id) ?? shortestId))
}

function sharedLength(a: string, b = ''): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}

/** The ids of runs, of which nothing needs to be read. */
export function runIds({ selection: { store, rows } }: RunCollection): string[] {
  return Array.from(rows, (row) => store.info(row).runId)
}
