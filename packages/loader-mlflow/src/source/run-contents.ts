import { child } from '../files/child.ts'
import type { FileSystem } from '../files/file-system.ts'
import { type TextReading, texting } from '../files/read-texts.ts'
import { type Content, reading } from '../files/reading.ts'
import type { Work } from '../files/work.ts'
import { type Listing, listing } from '../listing/folder-names.ts'
import type { FolderFacet } from '../listing/named-file.ts'
import type { MetricReading } from '../metrics/metric-file.ts'
import type { Integer } from '../metrics/point.ts'
import { reducing } from '../metrics/read-metric.ts'

/** The readings of all files in a facet's folder, in the order of their names. */
export interface FolderContents<Reading> {
  readonly listing: Listing
  readonly readings: readonly Reading[]
}

/** What was asked of a run; the rest is undefined. */
export interface RunContents {
  /** Last values. */
  readonly metrics: FolderContents<MetricReading<Integer | undefined>> | undefined
  readonly params: FolderContents<TextReading> | undefined
  readonly tags: FolderContents<TextReading> | undefined
  /** Of config.yaml in the run's own folder. */
  readonly config: Content | undefined
}

export interface Wanted {
  readonly facets: readonly FolderFacet[]
  readonly config: boolean
  /** Whether long metric files are to be left for later. */
  readonly leaveLong: boolean
}

/** Where Hydra's config of a run lies, unless its artifacts are elsewhere. */
export const ownConfig = (run: string) => child(run, 'artifacts', '.hydra', 'config.yaml')

/** Reads whole facets of runs, run by run: files of one folder are opened faster together than one here and one there. */
export const contents: Work<Wanted, RunContents> = {
  name: 'contents',

  run(files, run, { facets, config, leaveLong }) {
    const readText = (path: string) => texting.run(files, path, undefined)
    const readMetric = (path: string) => reducing.run(files, path, { of: undefined, leaveLong })
    const read = <Reading>(facet: FolderFacet, readFile: (path: string) => Reading) =>
      facets.includes(facet) ? readFolder(files, child(run, facet), readFile) : undefined
    return {
      config: config ? reading.run(files, ownConfig(run), undefined) : undefined,
      metrics: read('metrics', readMetric),
      params: read('params', readText),
      tags: read('tags', readText),
    }
  },
}

function readFolder<T>(files: FileSystem, folder: string, readFile: (path: string) => T): FolderContents<T> {
  const listed = listing.run(files, folder, undefined)
  return { listing: listed, readings: listed.names.map((name) => readFile(child(folder, name))) }
}
