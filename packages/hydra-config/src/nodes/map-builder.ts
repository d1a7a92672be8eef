import { type ConfigNode, type MapKey, type MapNode, map } from './node.ts'

/**
 * Builds a map by Python's rules for dict keys: numbers and booleans of equal value are one key, of which the first spelling
 * and the last value stay.
 */
export class MapBuilder {
  readonly #keys: MapKey[] = []
  readonly #values: ConfigNode[] = []
  readonly #places = new Map<string, number>()

  set(key: MapKey, value: ConfigNode): void {
    const identity = keyIdentity(key)
    const place = identity === undefined ? undefined : this.#places.get(identity)
    if (place !== undefined) {
      this.#values[place] = value
      return
    }
    if (identity !== undefined) this.#places.set(identity, this.#keys.length)
    this.#keys.push(key)
    this.#values.push(value)
  }

  build(): MapNode {
    return map(this.#keys, this.#values)
  }
}

/** Equal texts for keys that are equal in Python; undefined for nan, which equals nothing. */
function keyIdentity(key: MapKey): string | undefined {
  if (typeof key === 'string') return `s${key}`
  if (key.kind === 'bytes') return `b${key.value.join()}`
  if (key.kind === 'null') return 'null'
  const value = typeof key.value === 'boolean' ? Number(key.value) : key.value
  if (Number.isNaN(value)) return undefined
  return typeof value === 'number' && Number.isInteger(value) ? `n${BigInt(value)}` : `n${value}`
}
