import { describeError, isAbsence, readText } from '../files/content.ts'
import type { FileSystem } from '../files/file-system.ts'
import { lookAgain } from '../files/patience.ts'
import { type Work, workEach } from '../files/work.ts'

/** How the reading of a param or tag went. */
export type TextReading =
  | { readonly state: 'read'; readonly text: string; readonly valid: boolean }
  | { readonly state: 'absent' }
  | { readonly state: 'unreadable'; readonly message: string }

/** Many readings, of which most repeat. */
interface PackedTexts {
  readonly distinct: readonly TextReading[]
  /** Of each file, which of them it has. */
  readonly codes: Int32Array
}

/** Reads each file as it is: nothing is stripped. */
export const texting: Work<undefined, TextReading> = {
  name: 'texting',

  run(files, path) {
    try {
      return { state: 'read', ...readText(files, path) }
    } catch (error) {
      return isAbsence(error) ? absent : { state: 'unreadable', message: describeError(error) }
    }
  },

  pack(readings) {
    const distinct: TextReading[] = [absent]
    const known = new Map<string, number>()
    const codes = Int32Array.from(readings, (reading) => {
      if (reading.state === 'absent') return 0
      if (reading.state === 'unreadable' || !reading.valid) return distinct.push(reading) - 1
      const code = known.get(reading.text) ?? distinct.push(reading) - 1
      known.set(reading.text, code)
      return code
    })
    return { message: { distinct, codes } satisfies PackedTexts, transfer: [] }
  },

  unpack: ({ distinct, codes }: PackedTexts) => Array.from(codes, (code) => distinct[code]!),
}

const absent = { state: 'absent' } as const

/** Reads one file each. Empty files of a store in use are read again for a moment. */
export function readTexts(files: FileSystem, paths: readonly string[]): TextReading[] {
  const readings = workEach(files, texting, undefined, paths)
  settleTexts(files, readings, (i) => paths[i]!)
  return readings
}

/** Reads again for a moment what is empty and was changed just now. */
export function settleTexts(files: FileSystem, readings: TextReading[], pathAt: (position: number) => string): void {
  const isEmpty = (reading: TextReading) => reading.state === 'read' && reading.text === ''
  lookAgain(files, readings, pathAt, isEmpty, (i) => texting.run(files, pathAt(i), undefined))
}
