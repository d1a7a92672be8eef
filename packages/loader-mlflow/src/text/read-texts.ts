import { describeError, isAbsence, readText } from '../files/content.ts'
import type { FileSystem } from '../files/file-system.ts'
import { readPatiently } from '../files/patience.ts'

/** How the reading of a param or tag went. */
export type TextReading =
  | { readonly state: 'read'; readonly text: string; readonly valid: boolean }
  | { readonly state: 'absent' }
  | { readonly state: 'unreadable'; readonly message: string }

/** Reads one file each, as it is: nothing is stripped. Empty files of a store in use are read again for a moment. */
export function readTexts(files: FileSystem, paths: readonly string[]): TextReading[] {
  return readPatiently(files, paths, readOne, (reading) => reading.state === 'read' && reading.text === '')
}

function readOne(files: FileSystem, path: string): TextReading {
  try {
    return { state: 'read', ...readText(files, path) }
  } catch (error) {
    return isAbsence(error) ? { state: 'absent' } : { state: 'unreadable', message: describeError(error) }
  }
}
