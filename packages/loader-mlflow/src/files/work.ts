import type { Confinement } from './bounds.ts'
import type { FileSystem } from './file-system.ts'
import type { LazyList } from './lazy-list.ts'

/**
 * What is done alike for each of many paths, by this thread or by others. Options and results are plain data; an object
 * that several results share is sent once.
 */
export interface Work<Options, Result> {
  /** By which other threads know it. */
  readonly name: string
  /** Does it for one path. What goes wrong is part of the result. */
  run(files: FileSystem, path: string, options: Options): Result
  /** What of a result is large, and handed over to another thread rather than copied. */
  buffersOf?(result: Result): readonly ArrayBuffer[]
}

/** Other threads that take part of a work. */
export interface Helpers {
  /** How many files they have opened so far. */
  readonly opened: number
  /**
   * Shares out the work for many paths: calls `own` for each path that is this thread's to do, and `take` with the result
   * for each that was done elsewhere, of what leads out of bounds after it was reported. Returns when all is done.
   */
  share<Options, Result>(
    work: Work<Options, Result>,
    options: Options,
    paths: LazyList<string>,
    own: (position: number) => void,
    take: (position: number, result: Result) => void,
    confinement?: Confinement,
  ): void
}

/** Does a work for many paths, by as many threads as there are, and calls `visit` with each result as it comes. */
export function visitEach<Options, Result>(
  files: FileSystem,
  work: Work<Options, Result>,
  options: Options,
  paths: LazyList<string>,
  visit: (position: number, result: Result) => void,
): void {
  const own = (i: number) => visit(i, work.run(files, paths.at(i)!, options))
  if (files.helpers) files.helpers.share(work, options, paths, own, visit)
  else for (let i = 0; i < paths.length; i++) own(i)
}

/** The results of a work for many paths, in their order. */
export function workEach<Options, Result>(
  files: FileSystem,
  work: Work<Options, Result>,
  options: Options,
  paths: LazyList<string>,
): Result[] {
  const results = new Array<Result>(paths.length)
  visitEach(files, work, options, paths, (i, result) => {
    results[i] = result
  })
  return results
}
