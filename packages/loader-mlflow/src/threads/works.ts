import { reading } from '../files/reading.ts'
import type { Work } from '../files/work.ts'
import { collecting, reducing, reducingSeveral } from '../metrics/read-metric.ts'
import { listing } from '../store/names.ts'
import { contents } from '../store/run-contents.ts'
import { texting } from '../text/read-texts.ts'

/** All that a thread can be asked to do, by name. */
export const works: ReadonlyMap<string, Work<any, any>> = new Map(
  [reading, listing, texting, reducing, reducingSeveral, collecting, contents].map((work) => [work.name, work]),
)
