import { MapBuilder } from '../../nodes/map-builder.ts'
import type { Config, ConfigNode, MapKey } from '../../nodes/node.ts'
import { forgetPieces, isHalfFull, Piece } from './cached-text.ts'

const MOST_PLACES = 1 << 13
/** Where more keys than these have followed, further ones are made up from run to run. */
const MOST_FOLLOWERS = 64
/** The further items of a list share one place. */
const LONGEST_LIST = 64

/** How much is remembered of one place: most keys of a sweep have few values. */
const MOST_REMEMBERED = 4
/** A place that said something new so many times in a row, a seed or a name, is left alone for some time. */
const MOST_NEWS = 32
const NEXT_TRY = 1 << 10

let places = 0
let root: Place | undefined

/** The place of a file's outermost block. */
export function rootPlace(): Place {
  if (places > MOST_PLACES || isHalfFull()) {
    forgetPieces()
    places = 0
    root = undefined
  }
  root ??= new Place(true)
  return root
}

/** A value on one line, and how it was written behind its colon or dash. */
interface Scalar {
  readonly written: Piece
  node: ConfigNode
}

interface Container {
  readonly children: readonly ConfigNode[]
  readonly node: Config
}

/**
 * Where a value stands: behind a key that follows certain other keys, or behind a dash. It remembers what stood there in
 * earlier files. The files of a sweep are alike, so the next one probably says the same, which a comparison of bytes tells.
 * Equal values, and containers of equal values, then become one node.
 */
export class Place {
  /** The key with its colon, where it is remembered. */
  written: Piece | undefined
  /** How many entries the map or list has up to here. */
  readonly size: number
  /** The place that last followed this one. */
  next: Place | undefined
  /** Whether later files will find the place. */
  private readonly isKept: boolean
  private readonly before: Place | undefined
  private readonly key: MapKey | undefined
  private readonly hasTextKeys: boolean
  private others: Map<string, Place> | undefined
  private ofMap: Place | undefined
  private ofList: Place | undefined
  private keys: readonly MapKey[] | undefined
  private scalars: Scalar[] | undefined
  private newScalars = 0
  private containers: Container[] | undefined
  private newContainers = 0

  constructor(isKept: boolean, before?: Place, key?: MapKey) {
    if (isKept) places++
    this.isKept = isKept
    this.before = before
    this.key = key
    this.size = before ? before.size + 1 : 0
    this.hasTextKeys = typeof key === 'string' && (before?.size === 0 || before!.hasTextKeys)
  }

  /** Where the entries of a map at this place begin. */
  get map(): Place {
    this.ofMap ??= new Place(this.isKept)
    return this.ofMap
  }

  /** Where the items of a list at this place begin. */
  get list(): Place {
    this.ofList ??= new Place(this.isKept)
    return this.ofList
  }

  /** The place of the next item of a list. */
  get item(): Place {
    this.next ??= this.size < LONGEST_LIST ? new Place(this.isKept, this) : this
    return this.next
  }

  /** The place behind the key that is written as `text`, if it has followed this one before. */
  find(text: string): Place | undefined {
    const found = this.others?.get(text)
    if (found) this.next = found
    return found
  }

  /** A new place, behind a key that is written as `text` and stands with its colon from `start` to `end` in the file. */
  add(key: MapKey, text: string, start: number, end: number): Place {
    this.others ??= new Map()
    const isKept = this.isKept && this.others.size < MOST_FOLLOWERS && places < MOST_PLACES
    const place = new Place(isKept, this, key)
    if (isKept) {
      place.written = new Piece(start, end)
      this.others.set(text, place)
      this.next = place
    }
    return place
  }

  /** Whether the map has the key up to here. */
  has(key: string): boolean {
    for (let place: Place | undefined = this; place; place = place.before) if (place.key === key) return true
    return false
  }

  /** The value that was read here before, if the line says the same from `at` on. */
  scalarAt(at: number): Scalar | undefined {
    const { scalars } = this
    if (!scalars) return undefined
    for (let i = 0; i < scalars.length; i++) {
      if (!scalars[i]!.written.isLineAt(at)) continue
      this.newScalars = 0
      return toFront(scalars, i)
    }
    return undefined
  }

  /** Remembers a value that is written from `start` to the line break at `end`. */
  keepScalar(start: number, end: number, node: ConfigNode): void {
    this.newScalars = nextCount(this.newScalars)
    if (this.newScalars > MOST_NEWS || !this.isKept) this.scalars = undefined
    else {
      this.scalars ??= []
      const { scalars } = this
      if (scalars.length < MOST_REMEMBERED) scalars.push({ written: new Piece(start, end), node })
      else {
        const oldest = scalars[MOST_REMEMBERED - 1]!
        oldest.written.become(start, end)
        oldest.node = node
      }
      toFront(scalars, scalars.length - 1)
    }
  }

  /** The map or list that ends here, with the children from `start` to `end` in `stack`. */
  close(stack: readonly ConfigNode[], start: number, end: number): Config {
    const { containers } = this
    for (let i = 0; containers && i < containers.length; i++) {
      if (!isSame(containers[i]!.children, stack, start, end)) continue
      this.newContainers = 0
      return toFront(containers, i).node
    }
    const children = stack.slice(start, end)
    const node = this.container(children)
    this.keepContainer(children, node)
    return node
  }

  private keepContainer(children: readonly ConfigNode[], node: Config): void {
    this.newContainers = nextCount(this.newContainers)
    if (this.newContainers > MOST_NEWS || !this.isKept) this.containers = undefined
    else {
      this.containers ??= []
      const { containers } = this
      if (containers.length === MOST_REMEMBERED) containers.pop()
      containers.push({ children, node })
      toFront(containers, containers.length - 1)
    }
  }

  private container(children: readonly ConfigNode[]): Config {
    if (this.key === undefined) return { kind: 'list', items: children }
    this.keys ??= this.keysToHere()
    if (this.hasTextKeys) return { kind: 'map', keys: this.keys, values: children }
    const builder = new MapBuilder()
    for (const [i, key] of this.keys.entries()) builder.set(key, children[i]!)
    return builder.build()
  }

  private keysToHere(): readonly MapKey[] {
    const keys: MapKey[] = []
    for (let place: Place | undefined = this; place?.key !== undefined; place = place.before) keys.push(place.key)
    return keys.reverse()
  }
}

const nextCount = (news: number): number => (news === NEXT_TRY ? 0 : news + 1)

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
