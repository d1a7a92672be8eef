import { type Config, type ConfigNode, isDerived } from '@runsheaf/hydra-config'

/** How many kinds of configs are told apart at once; those of a sweep are few. */
const mostKnown = 16

/** What is known of configs, for each kind of those that are alike. */
export class AlikeConfigs<T> {
  #known: readonly { readonly config: Config; readonly value: T }[] = []

  /** What is known of a config by one that is alike. */
  get(config: Config): T | undefined {
    return this.#known.find((other) => isAlike(other.config, config))?.value
  }

  set(config: Config, value: T): void {
    this.#known = [{ config, value }, ...this.#known.slice(0, mostKnown - 1)]
  }
}

/** Whether a leaf may turn out to be a map: an interpolation with nothing around it. */
export function mayBeMap(node: ConfigNode): boolean {
  return node.kind === 'str' && node.template?.length === 1 && typeof node.template[0] !== 'string'
}

/** Whether the leaves of two configs stand at the same paths, and the same of them are interpolations. */
export function isAlike(a: ConfigNode, b: ConfigNode): boolean {
  if (a === b) return true
  if (a.kind !== 'map') return b.kind !== 'map' && isDerived(a) === isDerived(b) && mayBeMap(a) === mayBeMap(b)
  if (b.kind !== 'map' || a.keys !== b.keys) return false
  for (let i = 0; i < a.values.length; i++) if (!isAlike(a.values[i]!, b.values[i]!)) return false
  return true
}
