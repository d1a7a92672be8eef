import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** What is left of 1,000 frames of half a megabyte each, of which none is kept. */
const program = `
  import { setImmediate as nextTask } from 'node:timers/promises'
  import { polars } from '@runsheaf/frame-polars'
  const values = Float64Array.from({ length: 65536 }, (_, i) => i)
  const columns = { length: values.length, columns: [{ name: 'x', type: 'f64', length: values.length, nullCount: 0, values }] }
  const make = async (count) => {
    for (let i = 0; i < count; i++) {
      polars.fromColumns(columns)
      await nextTask()
    }
    globalThis.gc()
    await nextTask()
    return process.memoryUsage.rss()
  }
  const before = await make(50)
  process.stdout.write(String((await make(1000)) - before))`

test('frames that nobody keeps are freed in a loop that yields between them', () => {
  const options = ['--expose-gc', '--conditions=@runsheaf/source', '--input-type=module', '--eval', program]
  const grown = Number(execFileSync(process.execPath, options, { cwd: import.meta.dirname, encoding: 'utf8' }))
  expect(grown).toBeLessThan(150 * 2 ** 20)
}, 60_000)
