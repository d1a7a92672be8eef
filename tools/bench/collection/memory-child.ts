// A process of its own that takes a million rows through the verbs, and says the most memory it had, in bytes.
import { desc, mean } from '@runsheaf/core'
import { loadColumns } from './column-store.ts'
import { generateColumns } from './columns.ts'

const runs = await loadColumns(generateColumns(1_000_000))
runs.filter("f0 > 0.9 and d0 = 'name3'").toList('f1')
runs.sort('d0', 'i0', desc('f0')).slice(0, 10).toList('f0')
runs.groupBy('d0', 'i0').agg({ f0: mean('f0'), f1: mean('f1'), f2: mean('f2') })
runs.unique('d1')
for (let k = 0; k < 10; k++) runs.filter({ [`d${k}`]: 'name1', [`i${k}`]: 7 }).toList(`f${k}`)
console.log(process.resourceUsage().maxRSS * 1024)
