import { describeError, errorCode, readText } from '../files/content.ts'
import type { FileSystem } from '../files/file-system.ts'
import { readPatiently } from '../files/patience.ts'
import type { MetaFields } from './meta-fields.ts'
import { type MetaFault, parseMeta } from './parse.ts'

/** A meta.yaml that is not there, or cannot be opened or read. */
export interface MetaFailure {
  readonly reason: MetaFault['reason'] | 'absent' | 'unreadable'
  /** Continues "FILE …". */
  readonly message: string
}

export function isFailure(meta: MetaFields | MetaFailure): meta is MetaFailure {
  return 'reason' in meta
}

/** Reads one meta.yaml each. Empty and half-written ones of a store in use are read again for a moment. */
export function readMetas(files: FileSystem, paths: readonly string[]): (MetaFields | MetaFailure)[] {
  return readPatiently(
    files,
    paths,
    readMeta,
    (meta) => isFailure(meta) && (meta.reason === 'empty' || meta.reason === 'invalid'),
  )
}

function readMeta(files: FileSystem, path: string): MetaFields | MetaFailure {
  try {
    return parseMeta(readText(files, path).text)
  } catch (error) {
    const absent = errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR'
    return { reason: absent ? 'absent' : 'unreadable', message: `cannot be read: ${describeError(error)}` }
  }
}
