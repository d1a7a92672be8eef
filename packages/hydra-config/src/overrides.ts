import { rootCursor } from './cursor.ts'
import { ConfigError, isConfigError } from './errors.ts'
import { Evaluation } from './evaluation.ts'
import type { Element } from './grammar/ast.ts'
import { parseElement } from './grammar/parser.ts'
import { type Config, type ConfigNode, str } from './node.ts'
import { parseConfig } from './parse-config.ts'
import { pythonText } from './python.ts'

/** One override of Hydra's command line, `lr=0.1`, `+a.b=1`, `++a.b=1`, `~a.b`. */
export interface Override {
  /** `=` changes, `+` adds, `++` adds or changes, `~` deletes. */
  readonly kind: 'change' | 'add' | 'force-add' | 'delete'
  readonly key: string
  /** The package of `db@backup=mysql`. */
  readonly package: string | undefined
  /** The value as it was typed; undefined where there is none (`~key`). */
  readonly text: string | undefined
  /**
   * The value by Hydra's grammar where it is one plain element (number, text, list, map), otherwise (interpolations, sweeps) the typed text.
   */
  readonly value: ConfigNode | undefined
}

/**
 * Reads an `overrides.yaml`: the task overrides of a run, in the order of the command line.
 *
 * @throws ConfigError as `parseConfig` does; NOT_A_CONFIG if the text is no list of overrides
 *
 * @example
 * readOverrides('- lr=2e-4\n- +extra.k=[1,a]\n')[1] // { kind: 'add', key: 'extra.k', text: '[1,a]', … }
 */
export function readOverrides(input: string | Uint8Array): Override[] {
  return overridesOf(parseConfig(input))
}

/** The overrides of a list of texts. */
export function overridesOf(config: Config): Override[] {
  if (config.kind === 'map') {
    if (config.keys.length === 0) return []
    throw new ConfigError('NOT_A_CONFIG', 'Overrides are a list of texts, this is a mapping')
  }
  return config.items.map((item) => parseOverride(pythonText(item)))
}

const OVERRIDE = /^(\+\+|\+|~)?([^=@]+)(?:@([^=]*))?(?:=(.*))?$/s
const KINDS = { '': 'change', '+': 'add', '++': 'force-add', '~': 'delete' } as const

/**
 * Reads one override.
 *
 * @throws ConfigError GRAMMAR
 *
 * @example
 * parseOverride('db@backup=mysql').package // 'backup'
 */
export function parseOverride(override: string): Override {
  const [, sign = '', key = '', group, text] = OVERRIDE.exec(override) ?? []
  const kind = KINDS[sign as keyof typeof KINDS]
  if (key === '' || (text === undefined && kind !== 'delete')) {
    throw new ConfigError(
      'GRAMMAR',
      `'${override}' is no override: expected key=value, +key=value, ++key=value or ~key`,
    )
  }
  return { kind, key, package: group, text, value: text === undefined ? undefined : readValue(text) }
}

function readValue(text: string): ConfigNode {
  try {
    const element = parseElement(text)
    return isFixed(element) ? new Evaluation({}).element(element, rootCursor(str(text))).node : str(text)
  } catch (error) {
    if (isConfigError(error, 'GRAMMAR')) return str(text)
    throw error
  }
}

/** Whether an element holds no interpolation. */
function isFixed(element: Element): boolean {
  switch (element.kind) {
    case 'literal':
      return true
    case 'concatenation':
      return element.pieces.every((piece) => typeof piece === 'string')
    case 'list':
      return element.items.every(isFixed)
    case 'map':
      return element.values.every(isFixed)
    default:
      return false
  }
}
