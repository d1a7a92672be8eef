import { sep } from 'node:path'
import { type Bounds, type Confinement, OutsideError, type Report } from './bounds.ts'
import { child } from './child.ts'
import { errorCode } from './content.ts'
import type { Entry, FileStatus, FileSystem } from './file-system.ts'
import type { Helpers } from './work.ts'

/** How many folders are remembered by their place. */
const mostKnown = 1 << 14

/** Of how many folders it is remembered which entries are links: first those of experiments and runs are listed. */
const mostListed = 1000

/** Where `..` is what the system makes of it, and not of the text of a path. */
const hasParents = sep === '/'

/**
 * A file system within bounds: what lies outside of them, by its path or through symbolic links, is not read, and is
 * reported. For a folder whose files are read this takes one look, and for a file no more than opening it.
 */
export function confinedFiles(files: FileSystem, confinement: Confinement): FileSystem {
  return new ConfinedFiles(files, confinement)
}

class ConfinedFiles implements FileSystem {
  readonly helpers?: Helpers
  readonly #files: FileSystem
  readonly #bounds: Bounds
  readonly #report: Report
  /** Which folders the roots are; undefined for one that is reached through a link, and so is not what it says. */
  readonly #roots: Map<string, FileStatus | undefined>
  /** Where folders are, without links in the way. */
  readonly #places = new Map<string, string>()
  readonly #listed: Map<string, ReadonlySet<string>>
  /** The last folder with others in it that was listed, and the last that files were read from: the next are often there. */
  #lastListed: { readonly folder: string; readonly links: ReadonlySet<string> } | undefined
  #lastRead = ''

  constructor(files: FileSystem, confinement: Confinement) {
    this.#files = files
    this.#bounds = confinement.bounds
    this.#report = confinement.report
    const isItself = (root: string) => realPathOf(files, root) === root
    this.#roots = new Map(this.#bounds.roots.map((root) => [root, isItself(root) ? files.status(root) : undefined]))
    this.#listed = new Map(confinement.listed)
    if (files.helpers) this.helpers = confinedHelpers(files.helpers, { ...confinement, listed: this.#listed })
  }

  get opened(): number {
    return this.#files.opened ?? 0
  }

  read: FileSystem['read'] = (file, visit) => {
    const at = file.lastIndexOf(sep)
    const isNear = at === this.#lastRead.length && file.startsWith(this.#lastRead)
    const folder = isNear ? this.#lastRead : file.slice(0, at)
    const place = isNear ? folder : this.#placeOf(folder)
    if (place === undefined) return this.#files.read(this.realPath(file), visit)
    if (place === folder) this.#lastRead = folder
    try {
      this.#files.read(place === folder ? file : place + file.slice(at), visit)
    } catch (error) {
      if (errorCode(error) !== 'ELOOP') throw error
      this.#files.read(this.realPath(file), visit)
    }
  }

  list: FileSystem['list'] = (folder) => {
    const place = this.#placeOf(folder) ?? this.realPath(folder)
    const entries = this.#files.list(place)
    if (place === folder) this.#remember(folder, entries)
    return entries.some(({ link }) => link) ? entries.map((entry) => this.#judged(folder, entry)) : entries
  }

  status: FileSystem['status'] = (path) => {
    try {
      return this.#files.status(this.realPath(path))
    } catch {
      return undefined
    }
  }

  realPath: FileSystem['realPath'] = (path) => {
    const real = this.#files.realPath(path)
    if (this.#isAllowed(path, real)) return real
    this.#report(path, real)
    throw new OutsideError(real)
  }

  #isAllowed(path: string, real: string): boolean {
    return this.#rootAbove(real) !== undefined || (this.#bounds.followLinks && this.#rootAbove(path) !== undefined)
  }

  #judged(folder: string, entry: Entry): Entry {
    if (!entry.link || entry.kind === 'broken') return entry
    try {
      this.realPath(child(folder, entry.name))
      return entry
    } catch (error) {
      return { ...entry, kind: error instanceof OutsideError ? 'outside' : 'broken' }
    }
  }

  /** Takes note of what leads elsewhere from a folder that holds others. */
  #remember(folder: string, entries: readonly Entry[]): void {
    if (!entries.some(({ kind }) => kind === 'folder')) return
    const links = new Set(entries.flatMap(({ name, link }) => (link ? [name] : [])))
    this.#lastListed = { folder, links }
    if (this.#listed.size < mostListed) this.#listed.set(folder, links)
  }

  /** Where a folder is, if it is within bounds and there. */
  #placeOf(folder: string): string | undefined {
    const at = folder.lastIndexOf(sep)
    const above = folder.slice(0, at)
    const links = this.#lastListed?.folder === above ? this.#lastListed.links : this.#listed.get(above)
    if (links?.has(folder.slice(at + 1)) === false) return folder
    const known = this.#places.get(folder)
    if (known !== undefined) return known
    const place = this.#isWhereItSays(folder) ? folder : this.#allowedPlaceOf(folder)
    if (place === undefined) return undefined
    if (this.#places.size >= mostKnown) this.#places.clear()
    this.#places.set(folder, place)
    return place
  }

  #allowedPlaceOf(folder: string): string | undefined {
    const real = realPathOf(this.#files, folder)
    return real !== undefined && this.#isAllowed(folder, real) ? real : undefined
  }

  /** Whether a folder lies as deep below a root as its path says: then the root is its parent's parent's … parent. */
  #isWhereItSays(folder: string): boolean {
    const root = this.#rootAbove(folder)
    if (root === undefined) return false
    if (this.#bounds.followLinks) return true
    const known = this.#roots.get(root)
    if (!hasParents || known?.inode === undefined) return false
    let path = folder
    for (let at = root.length; at >= 0 && at < folder.length; at = folder.indexOf(sep, at + 1)) path += '/..'
    const found = path === folder ? known : this.#files.status(path)
    return found?.inode === known.inode && found.device === known.device
  }

  #rootAbove(path: string): string | undefined {
    for (let end = path.length; end > 0; end = path.lastIndexOf(sep, end - 1)) {
      const above = path.slice(0, end)
      if (this.#roots.has(above)) return above
    }
    return this.#roots.has(sep) ? sep : undefined
  }
}

function realPathOf(files: FileSystem, path: string): string | undefined {
  try {
    return files.realPath(path)
  } catch {
    return undefined
  }
}

function confinedHelpers(helpers: Helpers, confinement: Confinement): Helpers {
  return {
    get opened() {
      return helpers.opened
    },
    share: (work, options, paths, own, take) => helpers.share(work, options, paths, own, take, confinement),
  }
}
