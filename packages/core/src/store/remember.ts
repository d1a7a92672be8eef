import { ColumnMemory } from './column-memory.ts'
import { layer } from './layer.ts'
import { everyRow } from './read-store.ts'
import type { FacetKey, RunStore } from './run-store.ts'

/** A store that asks another one for each value at most once. */
export function remember(store: RunStore): RunStore {
  const memories = new Map<string, ColumnMemory>()
  const memoryOf = ({ facet, reduce, path }: FacetKey): ColumnMemory => {
    const name = JSON.stringify([facet, reduce, ...path])
    const memory = memories.get(name) ?? new ColumnMemory(everyRow(remembering))
    memories.set(name, memory)
    return memory
  }
  const remembering = layer(store, {
    column: (key, rows) => {
      const memory = memoryOf(key)
      const unread = memory.unread(rows)
      if (unread.length > 0) memory.add(store.column(key, unread), unread)
      return memory.get(rows)
    },
    isRead: (key, rows) => {
      const unread = memoryOf(key).unread(rows)
      return unread.length === 0 || (store.isRead?.(key, unread) ?? false)
    },
    updated: (update) => store.updated?.(update),
  })
  return remembering
}
