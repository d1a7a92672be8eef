/**
 * Follows a path of names down a tree whose names may hold dots: at each level the longest exact name wins, so that
 * `['a', 'b', 'c']` finds `{ 'a.b': { c: 1 } }`.
 *
 * @param child gives the child of a node by its exact name, `undefined` where there is none.
 * @returns the node at the end, `undefined` where the path leads nowhere.
 * @example
 * descend({ 'a.b': { c: 1 } }, ['a', 'b', 'c'], ownChild) // 1
 */
export function descend<T>(
  root: T,
  path: readonly string[],
  child: (node: T, name: string) => T | undefined,
): T | undefined {
  let node = root
  for (let at = 0; at < path.length; ) {
    let next: T | undefined
    let end = path.length
    for (; end > at && next === undefined; end--)
      next = child(node, end - at === 1 ? path[at]! : path.slice(at, end).join('.'))
    if (next === undefined) return undefined
    node = next
    at = end + 1
  }
  return node
}

/** A child of a plain object, or an item of an array by its index. */
export function ownChild(node: unknown, name: string): unknown {
  if (Array.isArray(node)) return /^\d+$/.test(name) ? node[Number(name)] : undefined
  if (typeof node !== 'object' || node === null || node instanceof Date) return undefined
  return Object.hasOwn(node, name) ? (node as Record<string, unknown>)[name] : undefined
}
