import { describeError, errorCode, readText } from '../files/content.ts'
import type { FileSystem } from '../files/file-system.ts'
import type { LazyList } from '../files/lazy-list.ts'
import { readPatiently } from '../files/patience.ts'
import type { MetaFields } from './meta-fields.ts'
import { parseMeta } from './parse.ts'
import type { MetaFault } from './parse-yaml.ts'

/** A meta.yaml that is not there, or cannot be opened or read. */
export interface MetaFailure {
  readonly reason: MetaFault['reason'] | 'absent' | 'unreadable'
  /** Continues "FILE …". */
  readonly message: string
}

export function isFailure(meta: object): meta is MetaFailure {
  return 'reason' in meta
}

/** Reads one meta.yaml each. Empty and half-written ones of a store in use are read again for a moment. */
export function readMetas(files: FileSystem, paths: LazyList<string>): (MetaFields | MetaFailure)[] {
  return readMetasAs(files, paths, (fields) => fields)
}

/** Reads one meta.yaml each, as {@link readMetas} does, and keeps of each what is made of it alone. */
export function readMetasAs<T extends object>(
  files: FileSystem,
  paths: LazyList<string>,
  make: (fields: MetaFields) => T,
): (T | MetaFailure)[] {
  return readPatiently(
    files,
    paths,
    (files, path) => readMeta(files, path, make),
    (meta) => isFailure(meta) && (meta.reason === 'empty' || meta.reason === 'invalid'),
  )
}

function readMeta<T extends object>(files: FileSystem, path: string, make: (fields: MetaFields) => T): T | MetaFailure {
  try {
    const fields = parseMeta(readText(files, path).text)
    return isFailure(fields) ? fields : make(fields)
  } catch (error) {
    const absent = errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR'
    return { reason: absent ? 'absent' : 'unreadable', message: `cannot be read: ${describeError(error)}` }
  }
}
