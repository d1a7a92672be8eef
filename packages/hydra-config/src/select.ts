import { type Cursor, rootCursor } from './cursor.ts'
import { ConfigError, type ConfigErrorCode, isConfigError } from './errors.ts'
import { Evaluation, type Value } from './evaluation.ts'
import { type KeyPath, readKeyPath } from './key-path.ts'
import { type Config, type ConfigNode, childOf, isContainer, isMissing } from './node.ts'
import { resolveValue } from './resolve.ts'
import type { ResolveOptions } from './resolve-options.ts'

export interface SelectOptions extends ResolveOptions {
  /** Key of the container that the key starts at (and that leading dots lead up from). Default: the root. */
  readonly from?: string | undefined
  /** `'throw'`: a `???` at or on the way to the key is an error (MISSING_VALUE) instead of undefined. */
  readonly missing?: 'throw' | undefined
  /** `'absent'`: a broken interpolation gives undefined instead of an error. */
  readonly broken?: 'absent' | undefined
}

/**
 * The value at a key, with interpolations on the way and at the end resolved: `OmegaConf.select`.
 *
 * A text is read as OmegaConf reads it (`model.layers[2].units`, `[a.b]`); an array is taken name by name, so that names may hold dots.
 * Absent keys and `???` give undefined; `null` is a value. What stands inside a map or list that is found stays as it is
 * written: see {@link resolveAt} for the whole of it.
 *
 * @throws ConfigError INTERPOLATION_KEY, INTERPOLATION_TO_MISSING, INTERPOLATION_RESOLUTION or UNSUPPORTED_INTERPOLATION for a broken
 * interpolation, CONFIG_TYPE for a name that is no index on a list, CONFIG_KEY for a key that leads above the root
 *
 * @example
 * select(parseConfig('a: {b: 1e-3}\nc: ${a.b}\n'), 'c') // { kind: 'float', value: 0.001 }
 */
export function select(
  config: Config,
  key: string | readonly string[],
  options: SelectOptions = {},
): ConfigNode | undefined {
  const path = typeof key === 'string' ? selectPath(key) : { dots: 1, names: key }
  const plain = path.dots === 1 && options.from === undefined ? selectPlain(config, path.names) : INTERPOLATED
  if (plain !== INTERPOLATED && !(plain && options.missing && isMissing(plain))) {
    return plain && isMissing(plain) ? undefined : plain
  }
  return selectValue(config, path, new Evaluation(options), options)?.node
}

/**
 * The value at a key as {@link select} finds it, and everything inside it resolved as {@link resolve} does.
 *
 * @throws ConfigError as `select` and `resolve` do
 *
 * @example
 * resolveAt(config, 'model', { env: { HOME: '/home/me' } })
 */
export function resolveAt(
  config: Config,
  key: string | readonly string[],
  options: SelectOptions & { readonly onError?: ((error: ConfigError) => void) | undefined } = {},
): ConfigNode | undefined {
  const path = typeof key === 'string' ? selectPath(key) : { dots: 1, names: key }
  const evaluation = new Evaluation(options)
  const value = selectValue(config, path, evaluation, options)
  return value && resolveValue(value, evaluation, options)
}

// without a leading dot, a key starts at the config that was given
function selectPath(key: string): KeyPath {
  const path = readKeyPath(key)
  return path.dots === 0 ? { dots: 1, names: path.names } : path
}

const INTERPOLATED = Symbol('interpolated')

/** The walk as far as no interpolation and no list comes up: most questions end here. */
function selectPlain(config: Config, names: readonly string[]): ConfigNode | undefined | typeof INTERPOLATED {
  let node: ConfigNode | undefined = config
  for (const name of names) {
    if (node.kind === 'str' || node.kind === 'list') return INTERPOLATED
    if (node.kind !== 'map') return undefined
    node = childOf(node, name)
    if (!node) return undefined
  }
  return node.kind === 'str' && node.template ? INTERPOLATED : node
}

function selectValue(
  config: Config,
  path: KeyPath,
  evaluation: Evaluation,
  { missing, broken, from }: SelectOptions,
): Value | undefined {
  const base = from === undefined ? rootCursor(config) : containerAt(config, from, evaluation)
  const start = base && evaluation.start(base, path)
  if (!start)
    throw new ConfigError(
      'CONFIG_KEY',
      `The key '${'.'.repeat(path.dots)}${path.names.join('.')}' leads above the root`,
    )
  try {
    const value = evaluation.walk(start, path.names, { missing: missing ?? 'pass', scalar: 'absent' })
    return value && isMissing(value.node) ? undefined : value
  } catch (error) {
    if (broken && isConfigError(error) && BROKEN.has(error.code)) return undefined
    throw error
  }
}

const BROKEN: ReadonlySet<ConfigErrorCode> = new Set([
  'INTERPOLATION_KEY',
  'INTERPOLATION_TO_MISSING',
  'INTERPOLATION_RESOLUTION',
  'UNSUPPORTED_INTERPOLATION',
  'CONFIG_TYPE',
] as const)

function containerAt(config: Config, key: string, evaluation: Evaluation): Cursor<Config> | undefined {
  const value = evaluation.walk(rootCursor(config), readKeyPath(key).names, { missing: 'pass', scalar: 'absent' })
  return value && isContainer(value.node) ? (value.at as Cursor<Config> | undefined) : undefined
}
