import type { Diagnostic, NamesOfRuns } from '@runsheaf/core/plugin'
import { warningAt } from '../diagnostics/fault.ts'
import { child } from '../files/child.ts'
import { describeError, isAbsence } from '../files/content.ts'
import type { Entry, FileSystem } from '../files/file-system.ts'
import { lazyMap } from '../files/lazy-list.ts'
import { type Work, workEach } from '../files/work.ts'
import type { Names, ReadContext } from '../source/facet.ts'
import { folderUnreadable, linkBroken } from './faults.ts'
import { listSorted } from './folders.ts'
import type { ListedRun } from './listed-run.ts'
import type { FolderFacet } from './named-file.ts'

/** What editors, file managers and network disks leave behind; none of it is a metric, param or tag. */
const strays = /^\.DS_Store$|^\._|^Thumbs\.db$|^desktop\.ini$|~$|^\.#|^\.nfs|^\..*\.sw[a-z]$/

/** Whether a file of this name (`val/acc`) lies below the folder that names are looked for in, and not elsewhere. */
export function isSafeName(name: string): boolean {
  return !name.includes('\0') && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

/** The names of the files below a folder, and what is wrong among them. */
export interface Listing {
  readonly names: readonly string[]
  readonly faults: readonly Diagnostic[]
}

/**
 * Lists the files below each folder, sorted by code unit, nested ones with `/`: one listing, and one for each folder in it.
 * Linked folders are not entered, as in MLflow. No folder, no names.
 */
export const listing: Work<undefined, Listing> = {
  name: 'listing',

  run(files, folder) {
    const names: string[] = []
    const faults: Diagnostic[] = []
    collect(files, folder, '', names, faults)
    return faults.length > 0 ? { names, faults } : recognised(names)
  },
}

/** Listings that came up, without faults: that of the next run is mostly one of them. */
const known: Listing[] = []
const mostKnown = 16

/** One and the same listing for the same names. */
function recognised(names: readonly string[]): Listing {
  const same = known.find((listing) => isSame(listing.names, names))
  if (same) return same
  if (known.length === mostKnown) known.shift()
  const listing = { names, faults: [] }
  known.push(listing)
  return listing
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** How many lists of names are told apart at most; the runs of a sweep have few. */
const mostLists = 1024

/** The names in folders of one facet, as paths of one part. Runs with the same names share one list. */
export class FolderNames {
  readonly #facet: FolderFacet
  readonly #lists = new Map<string, Names>()
  readonly #ofListing = new WeakMap<Listing, Names>()

  constructor(facet: FolderFacet) {
    this.#facet = facet
  }

  /** Lists the names of runs. */
  of(context: ReadContext, runs: readonly ListedRun[]): NamesOfRuns {
    const folders = lazyMap(runs, (run) => child(run.folder, this.#facet))
    return workEach(context.files, listing, undefined, folders).map((listed) => this.in(context, listed))
  }

  /** The names that were listed of a run. */
  in({ log }: ReadContext, listed: Listing): Names {
    for (const fault of listed.faults) log.add(fault)
    const paths = this.#ofListing.get(listed) ?? this.#pathsOf(listed)
    this.#ofListing.set(listed, paths)
    return paths
  }

  #pathsOf(listed: Listing): Names {
    const text = listed.names.join('\0')
    const paths = this.#lists.get(text) ?? listed.names.map((name) => [name])
    if (this.#lists.size >= mostLists) this.#lists.clear()
    this.#lists.set(text, paths)
    return paths
  }
}

function collect(files: FileSystem, folder: string, prefix: string, names: string[], faults: Diagnostic[]): void {
  for (const { name, kind, link } of entriesOf(files, folder, faults)) {
    if (kind === 'broken') faults.push(linkBroken(child(folder, name)))
    else if (kind === 'folder' && !link) collect(files, child(folder, name), `${prefix}${name}/`, names, faults)
    else if (kind === 'file' && strays.test(name)) faults.push(strayFile(child(folder, name)))
    else if (kind === 'file') names.push(prefix + name)
  }
}

function entriesOf(files: FileSystem, folder: string, faults: Diagnostic[]): readonly Entry[] {
  try {
    return listSorted(files, folder)
  } catch (error) {
    if (!isAbsence(error)) faults.push(folderUnreadable(folder, describeError(error)))
    return []
  }
}

function strayFile(path: string): Diagnostic {
  const message = `${path} is left out: it is no metric, param or tag, but left by another program. Remove it.`
  return warningAt(path, 'FILE_STRAY', message)
}
