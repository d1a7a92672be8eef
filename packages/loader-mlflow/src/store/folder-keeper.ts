import type { ListedRun } from '../listing/listed-run.ts'
import type { NamesOfRuns, ReadContext, ReadingReader } from './facet.ts'
import type { KeptValues } from './kept-values.ts'
import { type NamedFile, namedFile } from './named-file.ts'
import type { FolderContents } from './run-contents.ts'

/** A reading that is looked at again when all are there. */
interface Late {
  readonly row: number
  readonly kept: KeptValues
  readonly file: NamedFile
}

/** Keeps the values of one facet of whole runs, as these come in. */
export class FolderKeeper<Reading> {
  readonly #context: ReadContext
  readonly #reader: ReadingReader<Reading>
  readonly #keptOf: (path: readonly string[]) => KeptValues
  /** What is kept of each name in a list of names. */
  readonly #slots = new Map<NamesOfRuns[number], readonly KeptValues[]>()
  readonly #late: Late[] = []
  readonly #lateReadings: Reading[] = []

  constructor(context: ReadContext, reader: ReadingReader<Reading>, keptOf: (path: readonly string[]) => KeptValues) {
    this.#context = context
    this.#reader = reader
    this.#keptOf = keptOf
  }

  keep(row: number, run: ListedRun, { listing, readings }: FolderContents<Reading>): void {
    const names = this.#reader.take(this.#context, run, listing)
    const slots = this.#slots.get(names) ?? names.map(this.#keptOf)
    this.#slots.set(names, slots)
    const fileAt = (i: number) => namedFile(run, this.#reader.facet, listing.names[i]!)
    for (let i = 0; i < slots.length; i++) {
      const reading = readings[i]!
      const kept = slots[i]!
      if (this.#reader.isOdd(reading)) {
        this.#late.push({ row, kept, file: fileAt(i) })
        this.#lateReadings.push(reading)
      } else this.#reader.append(this.#context, kept.builderFor(row), reading, i, fileAt)
    }
  }

  /** Keeps what may have been read in the middle of being written, or was left since it is long: yields in the middle of it. */
  *finish(): Generator<void, void> {
    const fileAt = (position: number) => this.#late[position]!.file
    yield* this.#reader.settle(this.#context, this.#lateReadings, fileAt)
    for (const [i, { row, kept }] of this.#late.entries())
      this.#reader.append(this.#context, kept.builderFor(row), this.#lateReadings[i]!, i, fileAt)
  }
}
