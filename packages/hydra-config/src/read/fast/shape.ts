import type { Config, ConfigNode, MapKey } from '../../nodes/node.ts'
import { pythonMap } from '../../nodes/python-map.ts'
import { CachedText, clearCache, isCacheHalfFull } from './cached-text.ts'

const MOST_SHAPES = 1 << 13
/** Where more keys than these have followed, keys are names that differ from run to run. */
const MOST_FOLLOWERS = 64
/** The items of a list beyond this number share one shape. */
const LONGEST_LIST = 64

/** How many values are cached at a key: most keys of a sweep have few. */
const MOST_CACHED = 4
/** After so many misses in a row (a seed, a name) a key's values are not cached for some time. */
const MOST_MISSES = 32
const NEXT_TRY = 1 << 10

let shapes = 0
let root: Shape | undefined

/** The shape before the first key or item of a file. */
export function rootShape(): Shape {
  if (shapes > MOST_SHAPES || isCacheHalfFull()) {
    clearCache()
    shapes = 0
    root = undefined
  }
  root ??= new Shape(true)
  return root
}

/** A value on one line, and its text behind the colon or dash. */
interface CachedScalar {
  readonly text: CachedText
  node: ConfigNode
}

interface CachedContainer {
  readonly children: readonly ConfigNode[]
  readonly node: Config
}

/**
 * The keys of a map up to one of them, or the number of items of a list: what JavaScript engines call the shape of an object.
 * Maps of the same keys share their shapes, which form a tree. A shape caches the last values of its last key or item: the
 * files of a sweep are alike, so the next one probably says the same, which a comparison of bytes tells. Without it, a
 * sweep takes twice as long. Equal values, and containers of equal values, become one node.
 */
export class Shape {
  /** The last key with its colon, where it is cached. */
  keyText: CachedText | undefined
  /** The number of keys or items. */
  readonly size: number
  /** The shape that last followed this one, which is tried first. */
  next: Shape | undefined
  /** Whether later files will find the shape. */
  private readonly isKept: boolean
  private readonly before: Shape | undefined
  private readonly key: MapKey | undefined
  private readonly hasTextKeys: boolean
  private followers: Map<string, Shape> | undefined
  private ofMap: Shape | undefined
  private ofList: Shape | undefined
  private keys: readonly MapKey[] | undefined
  private scalars: CachedScalar[] | undefined
  private scalarMisses = 0
  private containers: CachedContainer[] | undefined
  private containerMisses = 0

  constructor(isKept: boolean, before?: Shape, key?: MapKey) {
    if (isKept) shapes++
    this.isKept = isKept
    this.before = before
    this.key = key
    this.size = before ? before.size + 1 : 0
    this.hasTextKeys = typeof key === 'string' && (before?.size === 0 || before!.hasTextKeys)
  }

  /** The shape before the first key of a map that is the last value. */
  get map(): Shape {
    this.ofMap ??= new Shape(this.isKept)
    return this.ofMap
  }

  /** The shape before the first item of a list that is the last value. */
  get list(): Shape {
    this.ofList ??= new Shape(this.isKept)
    return this.ofList
  }

  /** The shape with one more item. */
  get item(): Shape {
    this.next ??= this.size < LONGEST_LIST ? new Shape(this.isKept, this) : this
    return this.next
  }

  /** The shape with one more key, which is written as `text`, if it has followed this one before. */
  find(text: string): Shape | undefined {
    const found = this.followers?.get(text)
    if (found) this.next = found
    return found
  }

  /** A new shape with one more key, which is written as `text` and stands with its colon from `start` to `end` in the file. */
  add(key: MapKey, text: string, start: number, end: number): Shape {
    this.followers ??= new Map()
    const isKept = this.isKept && this.followers.size < MOST_FOLLOWERS && shapes < MOST_SHAPES
    const shape = new Shape(isKept, this, key)
    if (isKept) {
      shape.keyText = new CachedText(start, end)
      this.followers.set(text, shape)
      this.next = shape
    }
    return shape
  }

  /** Whether the key is one of the shape's. */
  has(key: string): boolean {
    for (let shape: Shape | undefined = this; shape; shape = shape.before) if (shape.key === key) return true
    return false
  }

  /** The cached value whose text the line has from `at` on. */
  scalarAt(at: number): CachedScalar | undefined {
    const { scalars } = this
    if (!scalars) return undefined
    for (let i = 0; i < scalars.length; i++) {
      if (!scalars[i]!.text.isLineAt(at)) continue
      this.scalarMisses = 0
      return toFront(scalars, i)
    }
    return undefined
  }

  /** Caches a value that is written from `start` to the line break at `end`. */
  cacheScalar(start: number, end: number, node: ConfigNode): void {
    this.scalarMisses = countMiss(this.scalarMisses)
    if (this.scalarMisses > MOST_MISSES || !this.isKept) this.scalars = undefined
    else {
      this.scalars ??= []
      const { scalars } = this
      if (scalars.length < MOST_CACHED) scalars.push({ text: new CachedText(start, end), node })
      else {
        const oldest = scalars[MOST_CACHED - 1]!
        oldest.text.set(start, end)
        oldest.node = node
      }
      toFront(scalars, scalars.length - 1)
    }
  }

  /** The map or list of this shape, with the children from `start` to `end` in `stack`. */
  close(stack: readonly ConfigNode[], start: number, end: number): Config {
    const { containers } = this
    for (let i = 0; containers && i < containers.length; i++) {
      if (!isSame(containers[i]!.children, stack, start, end)) continue
      this.containerMisses = 0
      return toFront(containers, i).node
    }
    const children = stack.slice(start, end)
    const node = this.container(children)
    this.cacheContainer(children, node)
    return node
  }

  private cacheContainer(children: readonly ConfigNode[], node: Config): void {
    this.containerMisses = countMiss(this.containerMisses)
    if (this.containerMisses > MOST_MISSES || !this.isKept) this.containers = undefined
    else {
      this.containers ??= []
      const { containers } = this
      if (containers.length === MOST_CACHED) containers.pop()
      containers.push({ children, node })
      toFront(containers, containers.length - 1)
    }
  }

  private container(children: readonly ConfigNode[]): Config {
    if (this.key === undefined) return { kind: 'list', items: children }
    this.keys ??= this.listKeys()
    return this.hasTextKeys ? { kind: 'map', keys: this.keys, values: children } : pythonMap(this.keys, children)
  }

  private listKeys(): readonly MapKey[] {
    const keys: MapKey[] = []
    for (let shape: Shape | undefined = this; shape?.key !== undefined; shape = shape.before) keys.push(shape.key)
    return keys.reverse()
  }
}

const countMiss = (misses: number): number => (misses === NEXT_TRY ? 0 : misses + 1)

/** Puts an element before all others, in exchange for the first, and gives it. */
function toFront<T>(elements: T[], i: number): T {
  const element = elements[i]!
  if (i > 0) {
    elements[i] = elements[0]!
    elements[0] = element
  }
  return element
}

function isSame(children: readonly ConfigNode[], stack: readonly ConfigNode[], start: number, end: number): boolean {
  if (children.length !== end - start) return false
  for (let i = 0; i < children.length; i++) if (children[i] !== stack[start + i]) return false
  return true
}
