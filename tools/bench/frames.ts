import { setImmediate as nextTask } from 'node:timers/promises'
import { columnTable, mean } from '@runsheaf/core'
import { fromArrowIPC, toArrowIPC } from '@runsheaf/core/arrow'
import { type Columns, valuesOf } from '@runsheaf/core/plugin'
import { arquero } from '@runsheaf/frame-arquero'
import { polars } from '@runsheaf/frame-polars'
import { op } from 'arquero'
import pl from 'nodejs-polars'
import { type ColumnsShape, generateColumns } from './frames/generate-columns.ts'
import type { Benchmark, Contestant } from './harness.ts'

const long: ColumnsShape = { rows: 1_000_000, floats: 6, texts: [20, 50], integers: 2, ids: 0, times: 0 }
const wide: ColumnsShape = { rows: 100_000, floats: 35, texts: Array(12).fill(50), integers: 0, ids: 1, times: 2 }

/** A contestant that lets go of the frames of polars, which are only freed between tasks. */
const contestant = (name: string, run: () => unknown): Contestant => ({
  name,
  async run() {
    run()
    await nextTask()
  },
})

const sizeOf = ({ length, columns }: Columns) => `${length} rows × ${columns.length} columns`

const handOver = (name: string, shape: ColumnsShape): Benchmark => ({
  name: `frames ${name}`,
  about: 'make frames of core’s columns',
  prepare() {
    const columns = generateColumns(shape)
    const arrays = Object.fromEntries(columns.columns.map((column) => [column.name, valuesOf(column)]))
    const bytes = toArrowIPC(columns)
    const frame = polars.fromColumns(columns)
    return {
      size: `${sizeOf(columns)}, ${(bytes.length / 1e6).toFixed(1)} MB as an Arrow stream`,
      contestants: [
        contestant('polars of plain arrays, made beforehand', () => pl.DataFrame(arrays)),
        contestant('polars', () => polars.fromColumns(columns)),
        contestant('polars, categorical text', () => polars({ strings: 'categorical' }).fromColumns(columns)),
        contestant('arquero', () => arquero.fromColumns(columns)),
        contestant('table of core', () => columnTable.fromColumns(columns)),
        contestant('Arrow stream written', () => toArrowIPC(columns)),
        contestant('Arrow stream read', () => fromArrowIPC(bytes)),
        contestant('columns back from polars', () => polars.toColumns(frame)),
      ],
      cleanUp() {},
    }
  },
})

const floats = ['float0', 'float1', 'float2', 'float3', 'float4', 'float5']

const groups: Benchmark = {
  name: 'frames groups',
  about: 'from core’s columns to the means of 6 columns for each of the 1,000 combinations of 2 keys',
  prepare() {
    const columns = generateColumns(long)
    const byMean = <T>(of: (name: string) => T) => Object.fromEntries(floats.map((name) => [name, of(name)]))
    const inPolars = (backend: typeof polars | ReturnType<typeof polars>) =>
      backend
        .fromColumns(columns)
        .groupBy('text0', 'text1')
        .agg(...floats.map((name) => pl.col(name).mean()))
    return {
      size: sizeOf(columns),
      contestants: [
        contestant('table of core', () => columnTable.fromColumns(columns).groupBy('text0', 'text1').agg(byMean(mean))),
        contestant('polars', () => inPolars(polars)),
        contestant('polars, categorical text', () => inPolars(polars({ strings: 'categorical' }))),
        contestant('arquero', () => arquero.fromColumns(columns).groupby('text0', 'text1').rollup(byMean(op.mean))),
      ],
      cleanUp() {},
    }
  },
}

/** Making frames, and what the first question to them costs. */
export const frames: readonly Benchmark[] = [handOver('1000000x10', long), handOver('100000x50', wide), groups]
