import {
  closeSync,
  constants,
  type Dirent,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs'
import { child } from './child.ts'
import type { Entry, FileStatus, FileSystem, Visit } from './file-system.ts'

/** Larger than nearly every file of a run, so that one read call is enough. */
const pieceSize = 1 << 18

/** Most files are smaller: of the pieces of such a size, one is kept and used again. */
const usualSize = 1 << 12

/**
 * The file system of the machine, by synchronous calls: per file one open, one read and one close, into one buffer
 * that is used again.
 */
export function nodeFiles(): FileSystem {
  let buffer: Buffer | undefined
  const pieces = new Array<Buffer | undefined>(usualSize)
  function readOn(handle: number, visit: Visit): void {
    buffer ??= Buffer.allocUnsafeSlow(pieceSize)
    let paused = false
    const pause = () => {
      paused = true
      return { read: (visit: Visit) => readOn(handle, visit), close: () => closeSync(handle) }
    }
    try {
      for (let end = false; !end && !paused; ) {
        const size = readSync(handle, buffer, 0, pieceSize, null)
        end = size < pieceSize
        const piece = pieces[size] ?? buffer.subarray(0, size)
        if (size < usualSize) pieces[size] = piece
        visit(piece, end, end ? undefined : pause)
      }
    } finally {
      if (!paused) closeSync(handle)
    }
  }
  return {
    list: (folder) => readdirSync(folder, { withFileTypes: true }).map((entry) => toEntry(folder, entry)),
    read: (file, visit) => readOn(openItself(file), visit),
    status: statusOf,
    realPath: (path) => realpathSync.native(path),
  }
}

function toEntry(folder: string, entry: Dirent): Entry {
  if (entry.isDirectory()) return { name: entry.name, kind: 'folder', link: false }
  if (entry.isFile()) return { name: entry.name, kind: 'file', link: false }
  if (!entry.isSymbolicLink()) return { name: entry.name, kind: 'other', link: false }
  return { name: entry.name, kind: statusOf(child(folder, entry.name))?.kind ?? 'broken', link: true }
}

/** Opens a file, not what a link in its place leads to. */
function openItself(file: string): number {
  if (constants.O_NOFOLLOW === undefined && lstatSync(file).isSymbolicLink())
    throw Object.assign(new Error(`${file} is a symbolic link`), { code: 'ELOOP' })
  return openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
}

function statusOf(path: string): FileStatus | undefined {
  try {
    const status = statSync(path, { throwIfNoEntry: false })
    if (!status) return undefined
    const { dev, ino } = Number.isSafeInteger(status.ino) ? status : statSync(path, { bigint: true })
    return { kind: kindOf(status), size: status.size, modified: status.mtimeMs, device: dev, inode: ino }
  } catch {
    return undefined
  }
}

function kindOf(status: Stats): FileStatus['kind'] {
  if (status.isFile()) return 'file'
  return status.isDirectory() ? 'folder' : 'other'
}
