import type { Column, ColumnBuilder, FacetKey } from '@runsheaf/core/plugin'
import type { FileSystem } from '../files/file-system.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import type { DiagnosticLog } from './diagnostic-log.ts'
import type { FolderFacet, NamedFile } from './named-file.ts'
import type { Listing } from './names.ts'

/** What reading needs: where to read, and where to report. */
export interface ReadContext {
  readonly files: FileSystem
  readonly log: DiagnosticLog
}

/** For each run, the paths that exist in a facet. Runs with the same names may share one list. */
export type NamesOfRuns = readonly (readonly (readonly string[])[])[]

/** One facet of runs: which names there are, and the values of one. Entry `i` belongs to `runs[i]`. */
export interface FacetReader {
  names(context: ReadContext, runs: readonly ListedRun[]): NamesOfRuns
  column(context: ReadContext, key: FacetKey, runs: readonly ListedRun[]): Column
}

/** How a facet with one file for each name makes values of files that were read. */
export interface ReadingReader<Reading> {
  readonly facet: FolderFacet
  /** Keeps the names that were listed of a run. */
  take(context: ReadContext, run: ListedRun, listed: Listing): NamesOfRuns[number]
  /** Whether there is something about a reading that {@link settle} should look at. */
  isOdd(reading: Reading): boolean
  /** Reads again what a writer seems to have been in the middle of. */
  settle(context: ReadContext, readings: Reading[], fileAt: (position: number) => NamedFile): Iterable<void>
  /** Adds a value, and reports what is wrong with it. */
  append(
    context: ReadContext,
    builder: ColumnBuilder,
    reading: Reading,
    position: number,
    fileAt: (position: number) => NamedFile,
  ): void
}
