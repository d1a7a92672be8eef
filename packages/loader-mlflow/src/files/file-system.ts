import type { Helpers } from './work.ts'

/**
 * One entry of a folder. Links are followed: `kind` is what they lead to, `broken` where that is nothing, `outside` where it
 * is not to be followed.
 */
export interface Entry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'broken' | 'outside' | 'other'
  /** Whether it is a symbolic link. */
  readonly link: boolean
}

export interface FileStatus {
  readonly kind: 'file' | 'folder' | 'other'
  /** In bytes. */
  readonly size: number
  /** Milliseconds since 1970. */
  readonly modified: number
  /** With `device`, which file or folder it is, by whatever path; optional, and needed to tell quickly where a folder lies. */
  readonly inode?: number | bigint
  readonly device?: number | bigint
}

/**
 * Takes the pieces of a file. Where `pause` is given, there is more to come, and calling it ends the visits for now.
 */
export type Visit = (piece: Buffer, end: boolean, pause?: () => Rest) => void

/** The rest of a file that is still open: to be read on, or to be closed. */
export interface Rest {
  read(visit: Visit): void
  close(): void
}

/**
 * All that the loader ever does with files: listing, reading, looking. It is synchronous, and has no way to write.
 * Every access goes through it, so a wrapper around {@link nodeFiles} sees (and counts) each one.
 *
 * @example
 * let opens = 0
 * const counting: FileSystem = { ...nodeFiles(), read: (path, visit) => (opens++, files.read(path, visit)) }
 */
export interface FileSystem {
  /** The entries of a folder, in any order. Throws the system's error (`code` is `ENOENT`, `ENOTDIR`, `EACCES` …). */
  list(folder: string): readonly Entry[]
  /**
   * Opens a file once and hands over its bytes in pieces, in order; the last piece (maybe empty) has `end` set. A piece
   * is valid until `visit` returns, and `visit` must not read another file. Throws the system's error; ELOOP for a
   * symbolic link, which is not followed here, though links on the way to it are.
   */
  read(file: string, visit: Visit): void
  /** What a path leads to, links followed; `undefined` where there is nothing or it may not be looked at. */
  status(path: string): FileStatus | undefined
  /** The path without symbolic links. Throws the system's error. */
  realPath(path: string): string
  /** Optional: others to share work with, where there are any. */
  readonly helpers?: Helpers
  /** Optional: how many files were opened so far. */
  readonly opened?: number
}
