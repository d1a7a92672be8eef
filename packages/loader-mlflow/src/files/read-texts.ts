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

/** Many readings, of which most repeat. */
interface PackedTexts {
  readonly distinct: readonly string[]
  /** Of each file, which of them it has; negative where it has none. */
  readonly codes: Int32Array<ArrayBuffer>
  /** What is neither absent nor a text like others. */
  readonly odd: readonly (readonly [position: number, reading: TextReading])[]
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
    const distinct: string[] = []
    const known = new Map<string, number>()
    const odd: [number, TextReading][] = []
    const codes = new Int32Array(readings.length).fill(-1)
    for (let i = 0; i < readings.length; i++) {
      const reading = readings[i]!
      if (reading.state === 'absent') continue
      if (reading.state === 'unreadable' || !reading.valid) {
        odd.push([i, reading])
        continue
      }
      const code = known.get(reading.text) ?? distinct.push(reading.text) - 1
      known.set(reading.text, code)
      codes[i] = code
    }
    return { message: { distinct, codes, odd } satisfies PackedTexts, transfer: [codes.buffer] }
  },

  unpack({ distinct, codes, odd }: PackedTexts) {
    const texts = distinct.map((text): TextReading => ({ state: 'read', text, valid: true }))
    const readings = new Array<TextReading>(codes.length)
    for (let i = 0; i < codes.length; i++) readings[i] = codes[i]! < 0 ? absent : texts[codes[i]!]!
    for (const [i, reading] of odd) readings[i] = reading
    return readings
  },
}

const absent = { state: 'absent' } as const

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
