import { child } from '../files/child.ts'
import type { FileSystem } from '../files/file-system.ts'
import { type TextReading, texting } from '../files/read-texts.ts'
import { type Content, reading } from '../files/reading.ts'
import type { Work } from '../files/work.ts'
import { type Listing, listing } from '../listing/folder-names.ts'
import { type FolderFacet, folderFacets } from '../listing/named-file.ts'
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

const works = { metrics: reducing, params: texting, tags: texting } as const

const readText = (files: FileSystem, path: string) => texting.run(files, path, undefined)

const readingOf = {
  metrics: (files: FileSystem, path: string, leaveLong: boolean) =>
    reducing.run(files, path, { of: undefined, leaveLong }),
  params: readText,
  tags: readText,
} as const

/** Where Hydra's config of a run lies, unless its artifacts are elsewhere. */
export const ownConfig = (run: string) => child(run, 'artifacts', '.hydra', 'config.yaml')

/** Reads whole facets of runs, run by run: files of one folder are opened faster together than one here and one there. */
export const contents: Work<Wanted, RunContents> = {
  name: 'contents',

  run(files, run, { facets, config, leaveLong }) {
    const read = (facet: FolderFacet): FolderContents<any> | undefined =>
      facets.includes(facet) ? readFolder(files, child(run, facet), facet, leaveLong) : undefined
    return {
      config: config ? reading.run(files, ownConfig(run), undefined) : undefined,
      metrics: read('metrics'),
      params: read('params'),
      tags: read('tags'),
    }
  },

  pack(runs) {
    const config = runs[0]?.config ? reading.pack(runs.map((run) => run.config ?? {})) : undefined
    const transfer = [...(config?.transfer ?? [])]
    const folders = facetsOf(runs[0]).map((facet) => {
      const parts = runs.map((run) => run[facet]!)
      const listings = listing.pack(parts.map((part) => part.listing))
      const readings = works[facet].pack(parts.flatMap((part): readonly any[] => part.readings))
      transfer.push(...listings.transfer, ...readings.transfer)
      return { facet, listings: listings.message, readings: readings.message }
    })
    return { message: { count: runs.length, config: config?.message, folders }, transfer }
  },

  unpack({ count, config, folders }) {
    const configs = config && reading.unpack(config)
    const { metrics, params, tags } = Object.fromEntries(folders.map(unpackFolders))
    return Array.from({ length: count }, (_, i) => ({
      config: configs?.[i],
      metrics: metrics?.[i],
      params: params?.[i],
      tags: tags?.[i],
    }))
  },
}

function readFolder(files: FileSystem, folder: string, facet: FolderFacet, leaveLong: boolean): FolderContents<any> {
  const listed = listing.run(files, folder, undefined)
  return {
    listing: listed,
    readings: listed.names.map((name) => readingOf[facet](files, child(folder, name), leaveLong)),
  }
}

function unpackFolders({ facet, listings, readings }: any): [FolderFacet, readonly FolderContents<any>[]] {
  const all = works[facet as FolderFacet].unpack(readings)
  let end = 0
  const contents = listing.unpack(listings).map((listed) => {
    const start = end
    end += listed.names.length
    return { listing: listed, readings: all.slice(start, end) }
  })
  return [facet, contents]
}

function facetsOf(run: RunContents | undefined): FolderFacet[] {
  return folderFacets.filter((facet) => run?.[facet])
}
