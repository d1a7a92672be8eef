import { fileURLToPath } from 'node:url'
import { runNode } from '../../run-node.ts'
import { type Benchmark, median } from '../harness.ts'

const child = fileURLToPath(new URL('./memory-child.ts', import.meta.url))

/** The memory that a million rows take, with all that the verbs make of them. */
export const memory: Benchmark = {
  name: 'collection memory',
  about: 'a fresh process: make the columns, filter by each text and integer, sort, group, list distinct values',
  prepare() {
    const peaks: number[] = []
    return {
      size: '1000000 rows × 50 columns',
      contestants: [
        {
          name: 'collection',
          run() {
            const { ok, stdout, output } = runNode(['--conditions=@runsheaf/source', child], process.cwd())
            if (!ok) throw new Error(output)
            peaks.push(Number(stdout) / 2 ** 20)
          },
        },
      ],
      cleanUp() {
        console.log(`  most memory  ${median(peaks).toFixed(0)} MB (median of the processes)`)
      },
    }
  },
}
