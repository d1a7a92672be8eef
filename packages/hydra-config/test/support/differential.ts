import fc from 'fast-check'
import { parseFast } from '../../src/read/fast/parse-fast.ts'
import { parseGeneral } from '../../src/read/parse-config.ts'
import { documents } from './documents.ts'
import { outcomeOf } from './same.ts'

const encoder = new TextEncoder()

/** What the fast parser accepts is what the general parser reads, whatever it remembers of other files of the sweep. */
export function differentialProperty(seen: { accepted: number }): fc.IProperty<[readonly [string, string]]> {
  return fc.property(documents, ([yaml, changed]) => {
    for (const text of yaml === changed ? [yaml] : [changed, yaml, changed]) {
      const fast = parseFast(encoder.encode(text))
      if (!fast) continue
      seen.accepted++
      const general = outcomeOf(() => parseGeneral(text))
      if (outcomeOf(() => fast) !== general) throw new Error(`fast ${outcomeOf(() => fast)}, general ${general}`)
    }
  })
}
