import { type ConfigNode, type MapKey, type MapNode, map } from './node.ts'

/**
 * A map by Python's rules for dict keys: numbers and booleans of equal value are one key, of which the first spelling
 * and the last value stay.
 */
export function pythonMap(keys: readonly MapKey[], values: readonly ConfigNode[]): MapNode {
  const entries = new Map<string | symbol, readonly [MapKey, ConfigNode]>()
  keys.forEach((key, i) => {
    const identity = keyIdentity(key)
    const [first] = entries.get(identity) ?? [key]
    entries.set(identity, [first, values[i]!])
  })
  const unique = [...entries.values()]
  return map(
    unique.map(([key]) => key),
    unique.map(([, value]) => value),
  )
}

/** The same for keys that are equal in Python; nan equals nothing. */
function keyIdentity(key: MapKey): string | symbol {
  if (typeof key === 'string') return `s${key}`
  if (key.kind === 'bytes') return `b${key.value.join()}`
  if (key.kind === 'null') return 'null'
  const value = typeof key.value === 'boolean' ? Number(key.value) : key.value
  if (Number.isNaN(value)) return Symbol('nan')
  return typeof value === 'number' && Number.isInteger(value) ? `n${BigInt(value)}` : `n${value}`
}
