import { describeError, isAbsence, readText } from './content.ts'
import type { FileSystem } from './file-system.ts'
import type { LazyList } from './lazy-list.ts'
import { lookAgain } from './patience.ts'
import { type Work, workEach } from './work.ts'

/** How the reading of a param or tag went. */
export type TextReading =
  | { readonly state: 'read'; readonly text: string; readonly valid: boolean }
  | { readonly state: 'absent' }
  | { readonly state: 'unreadable'; readonly message: string }

/** What the listing of runs has read of them, by path, until it is asked for. */
export type ListedTexts = Map<string, TextReading>

/** Reads each file as it is: nothing is stripped. */
export const texting: Work<undefined, TextReading> = {
  name: 'texting',

  run(files, path) {
    try {
      const { text, valid } = readText(files, path)
      return valid && text.length <= longestKnown ? recognised(text) : { state: 'read', text, valid }
    } catch (error) {
      return isAbsence(error) ? absent : { state: 'unreadable', message: describeError(error) }
    }
  },
}

const absent = { state: 'absent' } as const

/** Short texts that came up: most of those of the next run are among them. */
const known = new Map<string, TextReading>()
const mostKnown = 1000
const longestKnown = 1000

/** One and the same reading for the same text. */
function recognised(text: string): TextReading {
  const same = known.get(text)
  if (same) return same
  if (known.size >= mostKnown) known.clear()
  const reading = { state: 'read', text, valid: true } as const
  known.set(text, reading)
  return reading
}

/** Reads one file each. Empty files of a store in use are read again for a moment. */
export function readTexts(files: FileSystem, paths: LazyList<string>): TextReading[] {
  const readings = workEach(files, texting, undefined, paths)
  settleTexts(files, readings, (i) => paths.at(i)!)
  return readings
}

/** Reads again for a moment what is empty and was changed just now. */
export function settleTexts(files: FileSystem, readings: TextReading[], pathAt: (position: number) => string): void {
  const isEmpty = (reading: TextReading) => reading.state === 'read' && reading.text === ''
  lookAgain(files, readings, pathAt, isEmpty, (i) => texting.run(files, pathAt(i), undefined))
}
