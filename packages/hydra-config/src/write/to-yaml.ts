import {
  type Config,
  type ConfigNode,
  isContainer,
  type ListNode,
  list,
  type MapKey,
  type MapNode,
  type ScalarNode,
  str,
} from '../nodes/node.ts'
import { pathParts } from '../nodes/path-text.ts'
import { floatText, latin1 } from '../nodes/python-text.ts'
import { isQuotedByOmegaconf, readsAsText } from './quoting.ts'
import { analyzeText } from './text-analysis.ts'
import { YamlWriter } from './yaml-writer.ts'

/**
 * The config as YAML text, byte for byte as `OmegaConf.to_yaml` writes it: block style, order kept, interpolations and `???` as they stand,
 * long texts folded at 80 columns. `resolve` the config first to write values.
 *
 * @example
 * toYaml(parseConfig('a: {b: 1e-5, n: "1"}\n')) // "a:\n  b: 1.0e-05\n  'n': '1'\n"
 */
export function toYaml(config: Config): string {
  return new Emitter().write(config)
}

/** Where a node is written, as PyYAML's emitter tells contexts apart. */
type Context = 'root' | 'item' | 'value' | 'key'

const LONGEST_SIMPLE_KEY = 128
const TAG_LENGTHS: Readonly<Record<string, number>> = { str: 5, int: 5, float: 7, bool: 6, null: 6, bytes: 8 }
const PATH_TAG = '!!python/object/apply:pathlib.PosixPath'

class Emitter {
  readonly #writer = new YamlWriter()
  #depth = 0

  write(config: Config): string {
    this.#node(config, 'root')
    return `${this.#writer.text}\n`
  }

  #node(node: ConfigNode, context: Context): void {
    if (node.kind === 'map') this.#map(node)
    else if (node.kind === 'list') this.#list(node, context)
    else if (node.kind === 'path') this.#path(node.value, context)
    else this.#scalar(node, context)
  }

  #map({ keys, values }: MapNode): void {
    if (keys.length === 0) this.#writer.indicator('{}', { spaced: true })
    this.#indented(2, () => {
      keys.forEach((key, i) => {
        this.#writer.startLine()
        this.#entry(key, values[i]!)
      })
    })
  }

  #entry(key: MapKey, value: ConfigNode): void {
    const node = typeof key === 'string' ? str(key) : key
    if (isSimpleKey(node)) {
      this.#node(node, 'key')
      this.#writer.indicator(':')
    } else {
      this.#writer.indicator('?', { spaced: true, indention: true })
      this.#node(node, 'value')
      this.#writer.startLine()
      this.#writer.indicator(':', { spaced: true, indention: true })
    }
    this.#node(value, 'value')
  }

  #list({ items }: ListNode, context: Context): void {
    if (items.length === 0) this.#writer.indicator('[]', { spaced: true })
    // a list stands at the column of its key
    const isIndentless = context === 'value' && !this.#writer.indention
    this.#indented(isIndentless ? 0 : 2, () => {
      for (const item of items) {
        this.#writer.startLine()
        this.#writer.indicator('-', { spaced: true, indention: true })
        this.#node(item, 'item')
      }
    })
  }

  #path(path: string, context: Context): void {
    this.#writer.indicator(PATH_TAG, { spaced: true })
    this.#list(list(pathParts(path).map(str)), context)
  }

  /** What is inside a block; the root's block is not indented. */
  #indented(by: number, write: () => void): void {
    const step = this.#depth++ === 0 ? 0 : by
    this.#writer.indent += step
    write()
    this.#writer.indent -= step
    this.#depth--
  }

  #scalar(node: ScalarNode, context: Context): void {
    // the lines that a text is folded to stand deeper
    this.#writer.indent += 2
    if (node.kind === 'str') this.#text(node.value, context)
    else if (node.kind === 'bytes') this.#bytes(node.value)
    else this.#writer.plain([...plainText(node)], false)
    this.#writer.indent -= 2
  }

  #text(text: string, context: Context): void {
    const chars = [...text]
    const isKey = context === 'key'
    const { allowsPlain, allowsSingleQuotes } = analyzeText(chars)
    if (allowsPlain && !isQuotedByOmegaconf(text) && readsAsText(text)) this.#writer.plain(chars, !isKey)
    else if (allowsSingleQuotes) this.#writer.singleQuoted(chars, !isKey)
    else this.#writer.doubleQuoted(chars, !isKey)
  }

  #bytes(bytes: Uint8Array): void {
    this.#writer.indicator('!!binary', { spaced: true })
    if (bytes.length === 0) this.#writer.doubleQuoted([], false)
    else this.#writer.literal(encodeBase64(bytes))
  }
}

/** Whether a key fits in one line before its colon. */
function isSimpleKey(node: ConfigNode): boolean {
  if (isContainer(node) || node.kind === 'path' || node.kind === 'bytes') return false
  const chars = [...(node.kind === 'str' ? node.value : plainText(node))]
  return (
    chars.length > 0 && chars.length + TAG_LENGTHS[node.kind]! < LONGEST_SIMPLE_KEY && !analyzeText(chars).hasBreaks
  )
}

function plainText(node: ScalarNode): string {
  if (node.kind === 'null') return 'null'
  if (node.kind !== 'float') return String(node.value)
  if (!Number.isFinite(node.value)) return floatText(node.value).replace(/inf|nan/, '.$&')
  const text = floatText(node.value)
  return text.includes('.') ? text : text.replace('e', '.0e')
}

// a global of every platform, which the language's own type library does not declare
declare const btoa: (latin1: string) => string

/** Base64 in lines of 76 characters, as Python's `base64.encodebytes` writes it. */
const encodeBase64 = (bytes: Uint8Array): string => btoa(latin1(bytes)).replace(/.{1,76}/g, '$&\n')
