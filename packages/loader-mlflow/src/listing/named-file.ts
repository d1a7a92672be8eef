import { child } from '../files/child.ts'
import type { ListedRun } from './listed-run.ts'

/** The facets of which a run has a folder with one file for each name. */
export const folderFacets = ['metrics', 'params', 'tags'] as const

export type FolderFacet = (typeof folderFacets)[number]

/** A file of such a folder. */
export interface NamedFile {
  readonly run: ListedRun
  readonly name: string
  readonly path: string
}

export function namedFile(run: ListedRun, facet: FolderFacet, name: string): NamedFile {
  return { run, name, path: child(run.folder, facet, name) }
}
