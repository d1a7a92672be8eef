import { type KeyPath, readKeyPath } from '../grammar/key-path.ts'
import { type ChildLookup, type Cursor, childSpelled, rootCursor } from '../nodes/cursor.ts'
import { ConfigError, isConfigError, isInterpolationError } from '../nodes/errors.ts'
import { type Config, type ConfigNode, childOf, isContainer, isMissing } from '../nodes/node.ts'
import type { Value } from '../nodes/value.ts'
import { Evaluation } from './evaluation.ts'
import { resolveValue } from './resolve.ts'
import type { ResolveOptions } from './resolve-options.ts'
import { substitute } from './substitute.ts'

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
 * A text is read as OmegaConf reads it (`model.layers[2].units`, `[a.b]`). An array is taken name by name: names may hold dots, and
 * reach keys that are not strings, as the paths that `flatten` gives do.
 * Absent keys and `???` give undefined; `null` is a value. What stands inside a map or list that is found stays as it is
 * written: see {@link resolveAt} for the whole of it.
 *
 * @throws ConfigError INTERPOLATION_KEY, INTERPOLATION_TO_MISSING, INTERPOLATION_RESOLUTION or UNSUPPORTED_INTERPOLATION for a broken
 * interpolation, CONFIG_TYPE for a name that is not an index of a list, CONFIG_KEY for a key that leads above the root
 *
 * @example
 * select(parseConfig('a: {b: 1e-3}\nc: ${a.b}\n'), 'c') // { kind: 'float', value: 0.001 }
 */
export function select(
  config: Config,
  key: string | readonly string[],
  options: SelectOptions = {},
): ConfigNode | undefined {
  const path = selectPath(key)
  const plain = path.dots === 1 && options.from === undefined ? selectPlain(config, path) : INTERPOLATED
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
  const path = selectPath(key)
  const evaluation = new Evaluation(options)
  const value = selectValue(config, path, evaluation, options)
  return value && resolveValue(value, evaluation, options)
}

interface SelectPath extends KeyPath {
  readonly child: ChildLookup
}

/** Without a leading dot, a key starts at the config that was given. A list of names reaches keys of all kinds. */
function selectPath(key: string | readonly string[]): SelectPath {
  if (typeof key !== 'string') return { dots: 1, names: key, child: childSpelled }
  const { dots, names } = readKeyPath(key)
  return { dots: dots || 1, names, child: childOf }
}

const INTERPOLATED = Symbol('interpolated')

/** The walk as far as no list and no interpolation comes up, but a simple one at its end: most questions end here. */
function selectPlain(config: Config, { names, child }: SelectPath): ConfigNode | undefined | typeof INTERPOLATED {
  let node: ConfigNode | undefined = config
  for (const name of names) {
    if (node.kind === 'str' || node.kind === 'list') return INTERPOLATED
    if (node.kind !== 'map') return undefined
    node = child(node, name)
    if (!node) return undefined
  }
  return node.kind === 'str' && node.template ? (substitute(config, node) ?? INTERPOLATED) : node
}

function selectValue(
  config: Config,
  path: SelectPath,
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
    const value = evaluation.walk(start, path.names, {
      missing: missing ?? 'pass',
      scalar: 'absent',
      child: path.child,
    })
    return value && isMissing(value.node) ? undefined : value
  } catch (error) {
    if (broken && (isInterpolationError(error) || isConfigError(error, 'CONFIG_TYPE'))) return undefined
    throw error
  }
}

function containerAt(config: Config, key: string, evaluation: Evaluation): Cursor<Config> | undefined {
  const value = evaluation.walk(rootCursor(config), readKeyPath(key).names, { missing: 'pass', scalar: 'absent' })
  return value && isContainer(value.node) ? (value.at as Cursor<Config> | undefined) : undefined
}
