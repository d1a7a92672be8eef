import type { Column, ColumnBuilder, FacetKey, NamesOfRuns } from '@runsheaf/core/plugin'
import type { DiagnosticLog } from '../diagnostics/diagnostic-log.ts'
import type { FileSystem } from '../files/file-system.ts'
import type { ListedTexts } from '../files/read-texts.ts'
import type { FolderNames } from '../listing/folder-names.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import type { FolderFacet, NamedFile } from '../listing/named-file.ts'

/** What reading needs: where to read, and where to report. */
export interface ReadContext {
  readonly files: FileSystem
  readonly log: DiagnosticLog
  readonly listed: ListedTexts
}

/** The paths that exist in a facet of a run. Runs with the same names may share one list. */
export type Names = NamesOfRuns[number]

/** Reads the values of a key. Entry `i` belongs to `runs[i]`. */
export interface FacetReader {
  column(context: ReadContext, key: FacetKey, runs: readonly ListedRun[]): Column
}

/** Reads a facet with one file for each name, and makes values of files that were read elsewhere. */
export interface FolderReader<Reading> {
  readonly facet: FolderFacet
  readonly names: FolderNames
  /** Whether there is something about a reading that {@link settle} should look at. */
  isOdd(reading: Reading): boolean
  /** Reads again what a writer seems to have been in the middle of. */
  settle(context: ReadContext, readings: Reading[], fileAt: (position: number) => NamedFile): Iterable<void>
  /** Adds a value, and reports what is wrong with it. */
  append(context: ReadContext, builder: ColumnBuilder, reading: Reading, file: () => NamedFile): void
}
