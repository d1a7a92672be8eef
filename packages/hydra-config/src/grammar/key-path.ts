import { ConfigError } from '../nodes/errors.ts'

/** A key path as OmegaConf reads it: how many dots it starts with, and the names that follow. */
export interface KeyPath {
  /** Number of leading dots: 0 = from the root (or the given config), 1 = the container itself, 2 = its parent, … */
  readonly dots: number
  /** The names; empty names are kept. */
  readonly names: readonly string[]
}

const HEAD = /^\.*[^.[]*/
const OTHERS = /\.([^.[]*)|\[(.*?)\]/g

/**
 * Splits a key into its names by OmegaConf's rules: dots and brackets separate, text that neither matches is dropped,
 * there is no escaping (`omegaconf._utils.split_key`, 2.3).
 *
 * @example
 * splitKey('model.layers[2].units') // ['model', 'layers', '2', 'units']
 */
export function splitKey(key: string): string[] {
  if (!key.includes('[')) return key.split('.')
  const head = HEAD.exec(key)![0]
  const names = head.split('.')
  if (head.length === key.length) return names
  if (key[head.length] === '[' && names.at(-1) === '') names.pop()
  for (const [, dotted, bracketed] of key.slice(head.length).matchAll(OTHERS)) names.push(dotted || bracketed || '')
  return names
}

/**
 * Reads a key with its leading dots set apart.
 *
 * @throws ConfigError CONFIG_INDEX for a key such as `[`, in which nothing is a name
 */
export function readKeyPath(key: string): KeyPath {
  let dots = 0
  while (key[dots] === '.') dots++
  const rest = key.slice(dots)
  const names = rest === '' ? [] : splitKey(rest)
  if (rest !== '' && names.length === 0) throw new ConfigError('CONFIG_INDEX', `The key '${key}' holds no name`)
  return { dots, names }
}
