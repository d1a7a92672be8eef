import { isUtf8 } from 'node:buffer'
import type { FileSystem } from './file-system.ts'

/** The whole content of a file, as a copy that stays valid. */
export function readBytes(files: FileSystem, file: string): Buffer {
  const pieces: Buffer[] = []
  files.read(file, (piece) => pieces.push(Buffer.from(piece)))
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)
}

/** A file's text, and whether all of it was UTF-8; bytes that are not become U+FFFD. A byte order mark is kept. */
export function readText(files: FileSystem, file: string): { text: string; valid: boolean } {
  let text: string | undefined
  let valid = true
  const pieces: Buffer[] = []
  files.read(file, (piece, end) => {
    if (!end || pieces.length > 0) {
      pieces.push(Buffer.from(piece))
      return
    }
    valid = isUtf8(piece)
    text = piece.toString('utf8')
  })
  if (text !== undefined) return { text, valid }
  const all = Buffer.concat(pieces)
  return { text: all.toString('utf8'), valid: isUtf8(all) }
}

/** The system's code of a failed access: `ENOENT`, `EACCES` … */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Why a file could not be read, and what to do. */
export function describeError(error: unknown): string {
  switch (errorCode(error)) {
    case 'ENOENT':
      return 'it does not exist (any more)'
    case 'EACCES':
    case 'EPERM':
      return 'you have no permission to read it; ask its owner, or change its mode'
    case 'EISDIR':
      return 'it is a folder, not a file'
    case 'ENOTDIR':
      return 'a part of its path is a file, not a folder'
    case 'ELOOP':
      return 'its symbolic links go round in circles'
    default:
      return error instanceof Error ? error.message : String(error)
  }
}

/** Not there, or a folder of the names that begin so (`val` of `val/acc`), or the reverse. */
export function isAbsence(error: unknown): boolean {
  const code = errorCode(error)
  return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR' || code === 'ENAMETOOLONG'
}
