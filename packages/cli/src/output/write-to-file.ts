import { writeFileSync } from 'node:fs'
import { UsageError } from '../errors/usage-error.ts'

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder is not there',
  ENOTDIR: 'its folder is not there',
  EISDIR: 'it is a folder',
  EACCES: 'that is not permitted',
  EPERM: 'that is not permitted',
  EROFS: 'its folder is read-only',
  ENOSPC: 'the disk is full',
}

/** Writes a file anew; that it cannot be written is a wrong use of the command line. */
export function writeToFile(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content)
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    throw new UsageError(`cannot write ${path}: ${reasons[code] ?? message}`)
  }
}
