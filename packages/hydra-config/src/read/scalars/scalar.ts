import { parseTemplate } from '../../grammar/parser.ts'
import { ConfigError } from '../../nodes/errors.ts'
import {
  type BoolNode,
  FALSE,
  type FloatNode,
  float,
  type IntNode,
  int,
  NULL,
  type NullNode,
  type ScalarNode,
  type StrNode,
  str,
  TRUE,
} from '../../nodes/node.ts'
import { parseFloatText, parseIntText } from '../../nodes/number-text.ts'

// PyYAML's implicit resolvers plus the float resolver that OmegaConf adds; dates stay text.
const FLOAT =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/
const INT =
  /^(?:[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/
const FLOAT_OF_OMEGACONF =
  /^(?:[-+]?[0-9]+(?:_[0-9]+)*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+)|\.[0-9]+(?:_[0-9]+)*(?:[eE][-+][0-9]+)?|[-+]?[0-9]+(?:_[0-9]+)*(?::[0-5]?[0-9])+\.[0-9_]*)$/

const NUMERIC_STARTS = '0123456789+-.'

/**
 * The value of a plain (unquoted) scalar, as PyYAML with OmegaConf's resolvers types it.
 *
 * @throws ConfigError YAML_VALUE for `=`, `<<` and digits that Python's `int()` refuses (`0x_`); GRAMMAR for a broken interpolation
 *
 * @example
 * plainScalar('1e-3') // { kind: 'float', value: 0.001 }
 */
export function plainScalar(text: string): ScalarNode {
  if (text === '=' || text === '<<') {
    throw new ConfigError('YAML_VALUE', `A plain '${text}' cannot be a value: put it in quotes`)
  }
  return typedScalar(text) ?? textScalar(text)
}

/** The null, bool, int or float that a plain scalar is; undefined if it is text. */
export function typedScalar(text: string): NullNode | BoolNode | IntNode | FloatNode | undefined {
  const word = WORDS.get(text)
  if (word) return word
  if (!NUMERIC_STARTS.includes(text[0]!)) return undefined
  if (FLOAT.test(text) || FLOAT_OF_OMEGACONF.test(text)) return float(parseFloatText(text))
  return INT.test(text) ? int(parseIntText(text)) : undefined
}

/** A string node; its interpolations, if it has any, are parsed. */
export function textScalar(value: string): StrNode {
  return value.includes('${') ? { kind: 'str', value, template: parseTemplate(value) } : str(value)
}

const WORDS: ReadonlyMap<string, NullNode | BoolNode> = new Map<string, NullNode | BoolNode>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, NULL] as const),
  ...['true', 'True', 'TRUE', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'].map((word) => [word, TRUE] as const),
  ...['false', 'False', 'FALSE', 'no', 'No', 'NO', 'off', 'Off', 'OFF'].map((word) => [word, FALSE] as const),
])

/** PyYAML's `construct_yaml_bool`, for text that is tagged `!!bool`. */
export function parseBoolText(text: string): BoolNode {
  const word = WORDS.get(text.toLowerCase())
  if (word?.kind !== 'bool') throw new ConfigError('YAML_VALUE', `'${text}' is not a bool`)
  return word
}
