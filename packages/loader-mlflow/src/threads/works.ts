import { texting } from '../files/read-texts.ts'
import { reading } from '../files/reading.ts'
import type { Work } from '../files/work.ts'
import { listing } from '../listing/folder-names.ts'
import { collecting, reducing, reducingSeveral } from '../metrics/read-metric.ts'
import { contents } from '../source/run-contents.ts'

/** All that a thread can be asked to do, by name. */
export const works: ReadonlyMap<string, Work<any, any>> = new Map(
  [reading, listing, texting, reducing, reducingSeveral, collecting, contents].map((work) => [work.name, work]),
)
