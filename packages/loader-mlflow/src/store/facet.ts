import type { Column, FacetKey } from '@runsheaf/core/plugin'
import type { FileSystem } from '../files/file-system.ts'
import type { DiagnosticLog } from './diagnostic-log.ts'
import type { RunPlace } from './run-place.ts'

/** What reading needs: where to read, and where to report. */
export interface ReadContext {
  readonly files: FileSystem
  readonly log: DiagnosticLog
}

/** One facet of runs: which names there are, and the values of one. Entry `i` belongs to `runs[i]`. */
export interface FacetReader {
  names(context: ReadContext, runs: readonly RunPlace[]): (readonly (readonly string[])[])[]
  column(context: ReadContext, key: FacetKey, runs: readonly RunPlace[]): Column
}
