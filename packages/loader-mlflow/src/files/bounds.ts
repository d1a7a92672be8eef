/** Where the files of a store may be: plain data. */
export interface Bounds {
  /** Another one for each load. */
  readonly id: number
  /** The folders, without symbolic links. */
  readonly roots: readonly string[]
  /** Whether links in them may lead anywhere. */
  readonly followLinks: boolean
}

/** The names of the links among the entries of folders that were listed, by folder. */
export type ListedLinks = ReadonlyMap<string, ReadonlySet<string>>

/** Takes a path that leads out of bounds, and where it leads. */
export type Report = (path: string, target: string) => void

/** The bounds of a reading, and who is told of what leads out of them. */
export interface Confinement {
  readonly bounds: Bounds
  readonly report: Report
  /** What is known of folders before. */
  readonly listed?: ListedLinks | undefined
}

/** Something that leads out of bounds, and is not read. */
export class OutsideError extends Error {
  readonly code = 'OUTSIDE'

  constructor(target: string) {
    super(`it is kept in ${target}, outside the store, and not read from there unless you allow it`)
  }
}

/** Whether an error is an {@link OutsideError}, of this thread or another. */
export const leadsOut = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === 'OUTSIDE'
