import fc from 'fast-check'
import { parseFast } from '../../src/fast/parse-fast.ts'
import { ConfigCache } from '../../src/index.ts'
import { parseGeneral } from '../../src/parse-config.ts'
import { document } from './documents.ts'
import { outcomeOf } from './same.ts'

const encoder = new TextEncoder()

/** What the fast way accepts is what the general way reads, alone and with what earlier documents left in a cache. */
export function differentialProperty(seen: { accepted: number }): fc.IProperty<[string]> {
  const cache = new ConfigCache()
  return fc.property(document, (yaml) => {
    const general = outcomeOf(() => parseGeneral(yaml))
    const bytes = encoder.encode(yaml)
    const fast = parseFast(bytes)
    if (fast) seen.accepted++
    if (fast && outcomeOf(() => fast) !== general) throw new Error(`fast ${outcomeOf(() => fast)}, general ${general}`)
    const cached = outcomeOf(() => cache.parse(bytes))
    if (cached !== general) throw new Error(`cached ${cached}, general ${general}`)
  })
}
