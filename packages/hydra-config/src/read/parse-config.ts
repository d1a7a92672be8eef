import { ConfigError } from '../nodes/errors.ts'
import { type Config, type ConfigNode, EMPTY_MAP, isContainer, map, NULL } from '../nodes/node.ts'
import { parseFast } from './fast/parse-fast.ts'
import { compose } from './general/compose.ts'
import { decodeUtf8, encodeUtf8 } from './scalars/utf8.ts'

/**
 * Reads a config as `OmegaConf.load` does: YAML 1.1 as PyYAML reads it, with OmegaConf's floats, dates as text, duplicate keys
 * refused, interpolations checked but not resolved. An empty text is an empty map.
 *
 * @throws ConfigError YAML_SYNTAX, YAML_VALUE, DUPLICATE_KEY, KEY_VALIDATION, UNSUPPORTED_VALUE, GRAMMAR, NOT_A_CONFIG or TOO_LARGE
 *
 * @example
 * const config = parseConfig('lr: 1e-3\nsteps: 1_000\n')
 * select(config, 'lr') // { kind: 'float', value: 0.001 }
 */
export function parseConfig(input: string | Uint8Array): Config {
  const bytes = bytesOf(input)
  return (bytes && parseFast(bytes)) ?? parseGeneral(input)
}

/** The UTF-8 bytes of an input; undefined for a text that has none, as it holds half a character. */
function bytesOf(input: string | Uint8Array): Uint8Array | undefined {
  if (typeof input !== 'string') return input
  return input.isWellFormed() ? encodeUtf8(input) : undefined
}

/** The general parser: a full YAML parser, which reads everything that can be read. */
export function parseGeneral(input: string | Uint8Array): Config {
  const node = compose(typeof input === 'string' ? input : decodeUtf8(input))
  return asConfig(node) ?? asConfigAgain(node)
}

function asConfig(node: ConfigNode): Config | undefined {
  if (node.kind === 'null') return EMPTY_MAP
  return isContainer(node) ? node : undefined
}

/** A text at the root is YAML once more; if that is a text too, it is a key. */
function asConfigAgain(node: ConfigNode): Config {
  if (node.kind !== 'str') throw notAConfig(node)
  const again = compose(node.value)
  if (again.kind === 'str') return map([again.value], [NULL])
  const config = asConfig(again)
  if (!config) throw notAConfig(again)
  return config
}

const notAConfig = ({ kind }: ConfigNode): ConfigError =>
  new ConfigError('NOT_A_CONFIG', `A config is a mapping or a list, this text is one ${kind}`)
