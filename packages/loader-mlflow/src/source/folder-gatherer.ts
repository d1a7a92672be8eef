import type { RunSink } from '@runsheaf/core/plugin'
import type { ListedRun } from '../listing/listed-run.ts'
import { type NamedFile, namedFile } from '../listing/named-file.ts'
import type { FolderReader, Names, ReadContext } from './facet.ts'
import type { GatheredColumn, GatheredColumns } from './gathered-columns.ts'
import type { FolderContents } from './run-contents.ts'

/** A reading that is looked at again when all are there. */
interface Late {
  readonly row: number
  readonly column: GatheredColumn
  readonly file: NamedFile
}

/** Gathers names and values of one facet of whole runs, as these come in. */
export class FolderGatherer<Reading> {
  readonly #context: ReadContext
  readonly #reader: FolderReader<Reading>
  readonly #columns: GatheredColumns
  readonly #rows: number[] = []
  readonly #names: Names[] = []
  /** The columns of the names in a list. */
  readonly #columnsOf = new Map<Names, readonly GatheredColumn[]>()
  #late: Late[] = []
  #lateReadings: Reading[] = []

  constructor(context: ReadContext, reader: FolderReader<Reading>, columns: GatheredColumns) {
    this.#context = context
    this.#reader = reader
    this.#columns = columns
  }

  add(row: number, run: ListedRun, { listing, readings }: FolderContents<Reading>): void {
    const { facet } = this.#reader
    const names = this.#reader.names.in(this.#context, listing)
    this.#rows.push(row)
    this.#names.push(names)
    const columns = this.#columnsOf.get(names) ?? names.map((path) => this.#columns.of(facet, path))
    this.#columnsOf.set(names, columns)
    for (let i = 0; i < columns.length; i++) {
      const reading = readings[i]!
      const column = columns[i]!
      const file = () => namedFile(run, facet, listing.names[i]!)
      if (this.#reader.isOdd(reading)) {
        this.#late.push({ row, column, file: file() })
        this.#lateReadings.push(reading)
      } else this.#append(column, row, reading, file)
    }
  }

  /** Adds what may have been read in the middle of being written, or was left since it is long: yields in the middle of it. */
  *addLate(): Generator<void, void> {
    yield* this.#reader.settle(this.#context, this.#lateReadings, (position) => this.#late[position]!.file)
    for (const [i, { row, column, file }] of this.#late.entries())
      this.#append(column, row, this.#lateReadings[i]!, () => file)
    this.#late = []
    this.#lateReadings = []
  }

  deliverNames(sink: RunSink): void {
    if (this.#rows.length > 0) sink.names(this.#reader.facet, Int32Array.from(this.#rows), this.#names)
  }

  #append({ rows, builder }: GatheredColumn, row: number, reading: Reading, file: () => NamedFile): void {
    rows.push(row)
    this.#reader.append(this.#context, builder, reading, file)
  }
}
