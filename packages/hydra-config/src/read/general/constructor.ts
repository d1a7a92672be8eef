import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  type LineCounter,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { ConfigError, type ConfigErrorCode, isConfigError } from '../../nodes/errors.ts'
import {
  type ConfigNode,
  childrenOf,
  float,
  int,
  isContainer,
  list,
  type MapKey,
  type MapNode,
  map,
  NULL,
  type ScalarNode,
  str,
} from '../../nodes/node.ts'
import { parseFloatText, parseIntText } from '../../nodes/number-text.ts'
import { joinPath, joinWindowsPath } from '../../nodes/path-text.ts'
import { pythonMap } from '../../nodes/python-map.ts'
import { keyText } from '../../nodes/python-text.ts'
import { parseBoolText, plainScalar, textScalar } from '../scalars/scalar.ts'
import { decodeBase64 } from './base64.ts'
import { readTag, type Tag } from './tags.ts'
import { DEEPEST, errorAt, TOO_DEEP } from './tokens.ts'

const MOST_ALIASED = 100_000

/** Makes config nodes of composed YAML nodes, by the rules of OmegaConf's loader. One per document. */
export class Constructor {
  readonly #lines: LineCounter
  readonly #anchors = new Map<string, ConfigNode | undefined>()
  readonly #path: (string | number)[] = []
  readonly #sizes = new Map<ConfigNode, number>()
  #aliased = 0

  constructor(lines: LineCounter) {
    this.#lines = lines
  }

  /** A text at the root is not a value: it is read again, or becomes a key. */
  root(node: Node): ConfigNode {
    if (isScalar(node) && readTag(node.tag) !== undefined) {
      const value = this.#key(node)
      if (typeof value === 'string') return str(value)
    }
    this.#anchors.clear()
    return this.#node(node)
  }

  #node(node: Node | null | undefined): ConfigNode {
    if (!node) return NULL
    if (isAlias(node)) return this.#alias(node.source, node)
    const { anchor } = node as Scalar | YAMLMap | YAMLSeq
    if (anchor !== undefined) this.#declare(anchor, node)
    if (this.#path.length > DEEPEST) throw errorAt(this.#lines, node.range?.[0] ?? 0, 'TOO_LARGE', TOO_DEEP)
    const value = isScalar(node) ? this.#scalar(node) : isMap(node) ? this.#map(node) : this.#list(node as YAMLSeq)
    if (anchor !== undefined) this.#anchors.set(anchor, value)
    return value
  }

  #declare(anchor: string, node: Node): void {
    if (!/^[0-9A-Za-z_-]+$/.test(anchor)) throw this.#error('YAML_SYNTAX', `'${anchor}' cannot name an anchor`, node)
    if (this.#anchors.has(anchor)) throw this.#error('YAML_SYNTAX', `The anchor '${anchor}' is defined twice`, node)
    this.#anchors.set(anchor, undefined)
  }

  #alias(name: string, node: Node): ConfigNode {
    if (!this.#anchors.has(name)) throw this.#error('YAML_SYNTAX', `The alias '${name}' has no anchor before it`, node)
    const target = this.#anchors.get(name)
    if (!target) throw this.#error('YAML_VALUE', `The alias '${name}' stands inside its own anchor`, node)
    this.#aliased += this.#size(target)
    if (this.#aliased > MOST_ALIASED) {
      throw this.#error('TOO_LARGE', `Aliases expand to more than ${MOST_ALIASED} values`, node)
    }
    return target
  }

  /** How many values a node stands for, with aliases written out. */
  #size(node: ConfigNode): number {
    if (!isContainer(node)) return 1
    const known = this.#sizes.get(node)
    if (known !== undefined) return known
    const size = childrenOf(node).reduce((sum, child) => sum + this.#size(child), 1)
    this.#sizes.set(node, size)
    return size
  }

  #map(node: YAMLMap): MapNode {
    const tag = this.#tag(node)
    if (tag === 'set') throw this.#error('UNSUPPORTED_VALUE', 'A set cannot be a config value', node)
    if (tag !== 'none' && tag !== 'map') throw this.#error('YAML_VALUE', `A mapping cannot be tagged ${tag}`, node)
    const names = new Set<string>()
    const merged: MapNode[] = []
    const keys: MapKey[] = []
    const values: ConfigNode[] = []
    for (const pair of node.items as Pair<Node | null, Node | null>[]) {
      if (isMergeKey(pair.key)) merged.push(...this.#merged(pair.value, node))
      else {
        const [key, value] = this.#entry(pair, node, names)
        keys.push(key)
        values.push(value)
      }
    }
    const all = [...merged, map(keys, values)]
    return pythonMap(
      all.flatMap((part) => part.keys),
      all.flatMap((part) => part.values),
    )
  }

  #entry(pair: Pair<Node | null, Node | null>, node: Node, names: Set<string>): [MapKey, ConfigNode] {
    if (isKeyless(pair)) throw this.#error('YAML_SYNTAX', 'A mapping value has no key', node)
    if (isTornKey(pair)) throw this.#error('YAML_SYNTAX', 'A key must be on one line', pair.key)
    const key = this.#key(pair.key)
    if (typeof key === 'string' && !isValueKey(pair.key)) {
      if (names.has(key)) throw this.#error('DUPLICATE_KEY', `The key '${key}' occurs twice`, pair.key ?? node)
      names.add(key)
    }
    if (typeof key !== 'string' && key.kind === 'null') {
      throw this.#error('KEY_VALIDATION', 'null cannot be a key', pair.key ?? node)
    }
    this.#path.push(keyText(key))
    const value = this.#node(pair.value)
    this.#path.pop()
    return [key, value]
  }

  /** The maps behind a merge key, in the order in which their keys are set. */
  #merged(value: Node | null, node: Node): MapNode[] {
    const found = this.#node(value)
    const maps = found.kind === 'list' ? found.items.toReversed() : [found]
    if (maps.every((map) => map.kind === 'map')) return maps as MapNode[]
    throw this.#error('YAML_VALUE', 'A merge key (<<) takes a mapping or a list of mappings', value ?? node)
  }

  #key(node: Node | null | undefined): MapKey {
    if (isValueKey(node)) return '='
    if (isScalar(node) && isText(node)) {
      const text = this.#text(node)
      if (node.anchor !== undefined) {
        this.#declare(node.anchor, node)
        this.#anchors.set(node.anchor, str(text))
      }
      return text
    }
    const key = this.#node(node)
    if (key.kind === 'str') return key.value
    if (isContainer(key) || key.kind === 'path') throw this.#error('YAML_VALUE', `A ${key.kind} cannot be a key`, node)
    return key
  }

  #list(node: YAMLSeq): ConfigNode {
    const tag = this.#tag(node)
    if (tag === 'omap' || tag === 'pairs') return list((node.items as Node[]).map((item) => this.#pair(item, node)))
    const isPath = tag === 'path' || tag === 'windows-path'
    if (tag !== 'none' && tag !== 'seq' && !isPath)
      throw this.#error('YAML_VALUE', `A list cannot be tagged ${tag}`, node)
    const items = (node.items as (Node | null)[]).map((item, i) => {
      this.#path.push(i)
      const value = this.#node(item)
      this.#path.pop()
      return value
    })
    return isPath ? this.#pathOf(items, tag === 'path' ? joinPath : joinWindowsPath, node) : list(items)
  }

  #pathOf(items: readonly ConfigNode[], join: (parts: readonly string[]) => string, node: Node): ConfigNode {
    const parts = items.map((item) => {
      if (item.kind !== 'str') throw this.#error('YAML_VALUE', `A path is made of strings, not of ${item.kind}`, node)
      return item.value
    })
    return { kind: 'path', value: join(parts) }
  }

  /** One entry of `!!omap` or `!!pairs`: a list of key and value. */
  #pair(item: Node, node: Node): ConfigNode {
    const pair = isPair(item) ? item : isMap(item) && item.items.length === 1 ? item.items[0] : undefined
    if (!pair) throw this.#error('YAML_VALUE', 'Ordered entries are mappings of one key each', node)
    return list([this.#node(pair.key as Node), this.#node(pair.value as Node)])
  }

  #tag(node: Scalar | YAMLMap | YAMLSeq): Tag {
    const tag = readTag(node.tag)
    if (!tag) throw this.#error('YAML_VALUE', `The tag '${node.tag}' is not known`, node)
    return tag
  }

  #scalar(node: Scalar): ScalarNode {
    const tag = this.#tag(node)
    try {
      return this.#tagged(tag, node)
    } catch (error) {
      if (isConfigError(error) && error.line === undefined) throw this.#error(error.code, error.reason, node)
      throw error
    }
  }

  #tagged(tag: Tag, node: Scalar): ScalarNode {
    const text = this.#text(node)
    switch (tag) {
      case 'none':
        return node.tag === '!' || node.type === 'PLAIN' ? plainScalar(text) : textScalar(text)
      case 'str':
      case 'value':
        return textScalar(text)
      case 'int':
        return int(parseIntText(text))
      case 'float':
        return float(parseFloatText(text))
      case 'bool':
        return parseBoolText(text)
      case 'null':
        return NULL
      case 'binary':
        return { kind: 'bytes', value: decodeBase64(text) }
      case 'timestamp':
        throw new ConfigError('UNSUPPORTED_VALUE', 'A date cannot be a config value: put it in quotes')
      default:
        throw new ConfigError('YAML_VALUE', `A scalar cannot be tagged ${tag}`)
    }
  }

  /** The text of a scalar; U+2028 and U+2029 are line breaks that stay, but the blanks around them go. */
  #text(node: Scalar): string {
    const text = node.source ?? ''
    if (!/[\u2028\u2029]/.test(sourceOf(node)) || node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')
      return text
    return text.replace(
      / *([\u2028\u2029][ \u2028\u2029]*)| +/g,
      (spaces, breaks?: string) => breaks?.replaceAll(' ', '') ?? spaces,
    )
  }

  #error(code: ConfigErrorCode, message: string, node: Node | null | undefined): ConfigError {
    return errorAt(this.#lines, node?.range?.[0] ?? 0, code, message, this.#fullKey())
  }

  #fullKey(): string {
    return this.#path.reduce<string>(
      (before, key) => (typeof key === 'number' ? `${before}[${key}]` : before ? `${before}.${key}` : key),
      '',
    )
  }
}

const isPlain = (node: unknown, text: string): boolean =>
  isScalar(node) && node.source === text && (node.tag === '!' || (node.tag === undefined && node.type === 'PLAIN'))

const isMergeKey = (key: unknown): boolean => isPlain(key, '<<') || (isScalar(key) && readTag(key.tag) === 'merge')

const isValueKey = (key: unknown): boolean => isPlain(key, '=') || (isScalar(key) && readTag(key.tag) === 'value')

/** Whether the scalar of a key is a string whatever it says: by its tag, its quotes, or since it holds `${`. */
function isText(node: Scalar): boolean {
  const tag = readTag(node.tag)
  const isQuoted = node.type !== 'PLAIN' && node.tag !== '!'
  return tag === 'str' || (tag === 'none' && (isQuoted || (node.source ?? '').includes('${')))
}

/** `: 1` without a key; an explicit `?` may stand for null. */
const isKeyless = ({ key, srcToken }: Pair<Node | null, Node | null>): boolean =>
  (!key ||
    (isScalar(key) &&
      key.source === '' &&
      key.type === 'PLAIN' &&
      key.tag === undefined &&
      key.anchor === undefined)) &&
  !isExplicit(srcToken)

/** A key that is not on one line with its colon, which only `?` allows; the `yaml` package lets it pass inside of brackets. */
function isTornKey({ key, srcToken }: Pair<Node | null, Node | null>): boolean {
  if (!isScalar(key) || !srcToken?.sep || isExplicit(srcToken)) return false
  const colon = srcToken.sep.findIndex(({ type }) => type === 'map-value-ind')
  const isFarFromColon = srcToken.sep.slice(0, Math.max(colon, 0)).some(({ type }) => type === 'newline')
  return isFarFromColon || (colon >= 0 && sourceOf(key).includes('\n'))
}

/** A scalar as it is written, with its quotes. */
const sourceOf = ({ srcToken }: Scalar): string => (srcToken && 'source' in srcToken ? srcToken.source : '')

const isExplicit = (token: Pair['srcToken']): boolean =>
  token?.start.some(({ type }) => type === 'explicit-key-ind') ?? false
