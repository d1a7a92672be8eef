import type { RunCollection, SortKey } from '@runsheaf/core'
import { printedKey } from './key-text.ts'
import type { OpenStore } from './open-store.ts'
import { splitList } from './split-list.ts'

const newestFirst: readonly SortKey[] = [{ key: 'start_time', descending: true }]

/** The keys of `--sort 'metrics.val/acc desc, seed'`; without it, the newest run is first. */
export function sortKeys(text: string | undefined): readonly SortKey[] {
  if (text === undefined) return newestFirst
  return splitList(text).map((item) => {
    const [, key = item, direction = 'asc'] = /^(.*?)(?:\s+(asc|desc)(?:ending)?)?$/is.exec(item) ?? []
    return { key: printedKey(key), descending: direction.toLowerCase() === 'desc' }
  })
}

/** The runs in an order. */
export async function sortRuns(
  store: OpenStore,
  runs: RunCollection,
  order: readonly SortKey[],
): Promise<RunCollection> {
  await store.read(
    runs,
    order.map(({ key }) => key),
  )
  return runs.sort(...order)
}

/** How a title says the order. */
export function orderText(keys: readonly SortKey[], { down, up }: { down: string; up: string }): string {
  if (keys === newestFirst) return 'newest first'
  return `sorted by ${keys.map(({ key, descending }) => `${key} ${descending ? down : up}`).join(', ')}`
}
