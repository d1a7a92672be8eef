import type { Call, Element, Interpolation, Reference, Template, TemplatePart } from '../grammar/ast.ts'
import { type KeyPath, readKeyPath } from '../grammar/key-path.ts'
import { type ChildLookup, type Cursor, childCursor, fullKey, listIndex, rootOf, sameCursor } from '../nodes/cursor.ts'
import { ConfigError, type ConfigErrorCode, isConfigError, isInterpolationError } from '../nodes/errors.ts'
import { type Config, isContainer, isMissing, list, str } from '../nodes/node.ts'
import { pythonMap } from '../nodes/python-map.ts'
import { pythonText } from '../nodes/python-text.ts'
import { literalValue, type Value } from '../nodes/value.ts'
import { callResolver } from '../resolvers/call-resolver.ts'
import type { ResolveOptions } from './resolve-options.ts'

/** How a walk along a key path treats what stands in its way. */
export interface WalkRules {
  readonly missing: 'throw' | 'pass'
  /** A scalar before the end of the path. */
  readonly scalar: 'throw' | 'absent'
  /** Default: string keys only. */
  readonly child?: ChildLookup | undefined
}

const DEEPEST = 100
const MOST_STEPS = 1_000_000
const LONGEST_TEXT = 1 << 24

/** Resolves interpolations on demand, from any position of a config; one instance per question. */
export class Evaluation {
  readonly options: ResolveOptions
  readonly #active: Cursor[] = []
  #steps = 0

  constructor(options: ResolveOptions) {
    this.options = options
  }

  /** Counts work that interpolations multiply. */
  step(): void {
    if (++this.#steps > MOST_STEPS)
      throw new ConfigError('TOO_LARGE', 'Interpolations expand to more than 1,000,000 values')
  }

  /** The value at a position: the node there, or what its interpolations give. */
  valueAt(cursor: Cursor): Value {
    const { node } = cursor
    return node.kind === 'str' && node.template ? this.evaluate(node.template, cursor) : { node, at: cursor }
  }

  /** Evaluates what stands, or is thought to stand, at `cursor`. */
  evaluate(content: Template | Element, cursor: Cursor): Value {
    this.step()
    if (this.#active.some((active) => active.node === cursor.node && sameCursor(active, cursor))) {
      throw this.#failure('INTERPOLATION_RESOLUTION', 'Recursive interpolation detected', cursor)
    }
    if (this.#active.length >= DEEPEST) {
      throw this.#failure(
        'INTERPOLATION_RESOLUTION',
        `Interpolations refer to each other more than ${DEEPEST} deep`,
        cursor,
      )
    }
    this.#active.push(cursor)
    try {
      return 'kind' in content ? this.element(content, cursor) : this.#template(content, cursor)
    } catch (error) {
      throw asInterpolationError(error, cursor)
    } finally {
      this.#active.pop()
    }
  }

  /**
   * Follows names from a container (`Container._select_impl`); every interpolation on the way is resolved.
   * Undefined if a name is absent.
   */
  walk(start: Cursor<Config>, names: readonly string[], rules: WalkRules): Value | undefined {
    let at = start
    let value: Value = { node: start.node, at: start }
    for (let i = 0; i < names.length; i++) {
      const child = childCursor(at, at.node.kind === 'list' ? listIndex(names[i]!, at) : names[i]!, rules.child)
      if (!child) return undefined
      if (rules.missing === 'throw' && isMissing(child.node)) {
        throw this.#failure('MISSING_VALUE', `Missing mandatory value: ${fullKey(child)}`, child)
      }
      value = this.valueAt(child)
      if (i === names.length - 1) break
      if (!value.at || !isContainer(value.node)) {
        if (rules.scalar === 'absent') return undefined
        const message = `Cannot reach '${names.join('.')}': '${names.slice(0, i + 1).join('.')}' is not a container`
        throw this.#failure('CONFIG_TYPE', message, child)
      }
      at = value.at as Cursor<Config>
    }
    return value
  }

  /** The container that a key path starts from: the root, or as many levels up from `from` as there are dots, less one. */
  start(from: Cursor<Config>, { dots }: KeyPath): Cursor<Config> | undefined {
    if (dots === 0) return rootOf(from)
    let at: Cursor<Config> | undefined = from
    for (let i = 1; i < dots && at; i++) at = at.parent
    return at
  }

  #template(template: Template, cursor: Cursor): Value {
    const [only] = template
    if (template.length === 1 && typeof only === 'object') return this.#interpolation(only, cursor)
    return literalValue(str(this.#text(template, cursor)))
  }

  #interpolation(interpolation: Interpolation, cursor: Cursor): Value {
    return interpolation.kind === 'reference'
      ? this.#reference(interpolation, cursor)
      : this.#call(interpolation, cursor)
  }

  #reference({ parts, path }: Reference, cursor: Cursor): Value {
    const { dots, names } = path ?? readKeyPath(this.#name(parts, cursor))
    const container = cursor.parent!
    const spelled = () => '.'.repeat(dots) + names.join('.')
    const start = this.start(container, { dots, names })
    if (!start) {
      throw this.#failure('INTERPOLATION_KEY', `The interpolation key '${spelled()}' leads above the root`, cursor)
    }
    const target = this.#target(start, names, cursor)
    if (!target) throw this.#failure('INTERPOLATION_KEY', `Interpolation key '${spelled()}' not found`, cursor)
    for (let above: Cursor | undefined = container; above; above = above.parent) {
      if (sameCursor(above, target.at)) {
        throw this.#failure('INTERPOLATION_RESOLUTION', 'Interpolation to parent node detected', cursor)
      }
    }
    return target
  }

  #target(start: Cursor<Config>, names: readonly string[], cursor: Cursor): Value | undefined {
    try {
      return this.walk(start, names, { missing: 'throw', scalar: 'throw' })
    } catch (error) {
      if (!isConfigError(error, 'MISSING_VALUE')) throw error
      throw this.#failure('INTERPOLATION_TO_MISSING', error.reason, cursor, error)
    }
  }

  #call({ name, args, source }: Call, cursor: Cursor): Value {
    const called = this.#name(name, cursor)
    const values = args.map((arg) => this.element(arg, cursor))
    return callResolver({ name: called, args: values, source, cursor, evaluation: this })
  }

  /** Evaluates an argument, as if it stood in the text at `cursor`. */
  element(element: Element, cursor: Cursor): Value {
    this.step()
    switch (element.kind) {
      case 'literal':
        return literalValue(element.node)
      case 'concatenation':
        return literalValue(str(this.#text(element.parts, cursor)))
      case 'list':
        return literalValue(list(element.items.map((item) => this.element(item, cursor).node)))
      case 'map':
        return literalValue(
          pythonMap(
            element.keys,
            element.values.map((value) => this.element(value, cursor).node),
          ),
        )
      default:
        return this.#interpolation(element, cursor)
    }
  }

  #text(parts: readonly TemplatePart[], cursor: Cursor): string {
    let text = ''
    for (const part of parts) {
      text += typeof part === 'string' ? part : pythonText(this.#interpolation(part, cursor).node)
      if (text.length > LONGEST_TEXT)
        throw new ConfigError('TOO_LARGE', 'Interpolations expand to more than 16 MB of text')
    }
    return text
  }

  /** A text that names something: interpolations in it must give strings. */
  #name(parts: readonly TemplatePart[], cursor: Cursor): string {
    let name = ''
    for (const part of parts) {
      if (typeof part === 'string') {
        name += part
        continue
      }
      const { node } = this.#interpolation(part, cursor)
      if (node.kind !== 'str') {
        const message = `An interpolation that is part of a key must give a string, this one gives ${node.kind}`
        throw this.#failure('INTERPOLATION_RESOLUTION', message, cursor)
      }
      name += node.value
    }
    return name
  }

  #failure(code: ConfigErrorCode, message: string, cursor: Cursor, cause?: unknown): ConfigError {
    return new ConfigError(code, message, { fullKey: fullKey(cursor), cause })
  }
}

function asInterpolationError(error: unknown, cursor: Cursor): ConfigError {
  if (isInterpolationError(error) || isConfigError(error, 'TOO_LARGE')) return error
  const reason = isConfigError(error) ? error.reason : error instanceof Error ? error.message : String(error)
  return new ConfigError('INTERPOLATION_RESOLUTION', `Failed while resolving an interpolation: ${reason}`, {
    fullKey: fullKey(cursor),
    cause: error,
  })
}
