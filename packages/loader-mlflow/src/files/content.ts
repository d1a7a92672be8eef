import { isUtf8 } from 'node:buffer'
import type { FileSystem } from './file-system.ts'

/** Gives a file's whole content to `use`, in whose call alone it is valid, and returns what that makes of it. */
export function readWhole<T>(files: FileSystem, file: string, use: (bytes: Buffer) => T): T {
  const pieces: Buffer[] = []
  let result: { readonly value: T } | undefined
  files.read(file, (piece, end) => {
    if (end) result = { value: use(pieces.length === 0 ? piece : Buffer.concat([...pieces, piece])) }
    else pieces.push(Buffer.from(piece))
  })
  if (!result) throw new Error(`the file system ended the reading of ${file} without its last piece`)
  return result.value
}

/** The whole content of a file, as a copy that stays valid. */
export function readBytes(files: FileSystem, file: string): Buffer {
  return readWhole(files, file, (bytes) => Buffer.from(bytes))
}

/** A file's text, and whether all of it was UTF-8; bytes that are not become U+FFFD. A byte order mark is kept. */
export function readText(files: FileSystem, file: string): { text: string; valid: boolean } {
  return readWhole(files, file, (bytes) => {
    const text = bytes.toString('utf8')
    return { text, valid: !text.includes('\ufffd') || isUtf8(bytes) }
  })
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
