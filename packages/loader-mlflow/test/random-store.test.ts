import { join } from 'node:path'
import { valueAt } from '@runsheaf/core/plugin'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nodeFiles } from '../src/index.ts'
import { threadedFiles } from '../src/threads/threaded-files.ts'
import { allRows, codesOf, type LoadedStore, load } from './support/load.ts'
import { type Line, type RandomExperiment, type RandomRun, randomStore, writeStore } from './support/random-store.ts'
import { temporaryFolder } from './support/stores.ts'

const statuses = ['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED']

const byTime = (a: number, b: number, x: string, y: string) => a - b || (x < y ? -1 : 1)

test.each([
  ['one thread', 1],
  ['two threads', 2],
])('any store is read exactly as it was written, whatever is wrong in it: %s', async (_, threads) => {
  const base = temporaryFolder()
  let count = 0
  const files = threadedFiles(nodeFiles(), threads, { asking: 0, starting: 0 })
  await fc.assert(
    fc.asyncProperty(randomStore, async (experiments) => {
      const root = join(base, String(count++))
      writeStore(root, experiments)
      const store = await load(root, {}, { files })
      const runs = experiments
        .toSorted((a, b) => byTime(a.created, b.created, a.id, b.id))
        .flatMap((experiment) =>
          experiment.runs.toSorted((a, b) => byTime(a.start, b.start, a.id, b.id)).map((run) => ({ experiment, run })),
        )
      const readable = runs.filter(({ run }) => !run.fault.endsWith('meta'))
      expect(store.length).toBe(readable.length)
      for (const [row, { experiment, run }] of readable.entries()) await expectRun(store, row, experiment, run)
      const faults = runs.map(({ run }) => run).flatMap(faultsOf)
      expect(codesOf(store).toSorted()).toEqual(faults.toSorted())
    }),
    { numRuns: 30, seed: 11 },
  )
})

function faultsOf({ fault, metrics }: RandomRun): string[] {
  if (fault === 'no meta') return ['RUN_META_MISSING']
  if (fault === 'empty meta') return ['RUN_META_INVALID']
  if (fault === 'none' || metrics.size === 0) return []
  return [fault === 'bad line' ? 'METRIC_LINE_INVALID' : 'METRIC_EMPTY']
}

async function expectRun(store: LoadedStore, row: number, experiment: RandomExperiment, run: RandomRun): Promise<void> {
  const { info, params, tags, metrics } = store.record(row)
  expect(info).toMatchObject({
    runId: run.id,
    runName: run.name,
    experimentId: experiment.id,
    experimentName: experiment.name,
    status: statuses[run.status - 1],
    lifecycleStage: run.deleted ? 'deleted' : 'active',
  })
  expect(info.startTime?.getTime()).toBe(run.start)
  expect(new Map(Object.entries(params))).toEqual(run.params)
  expect(new Map(Object.entries(tags))).toEqual(run.tags)
  const kept = [...run.metrics].filter((_, i) => i > 0 || run.fault !== 'empty metric')
  expect(new Map(Object.entries(metrics))).toEqual(new Map(kept.map(([name, lines]) => [name, last(lines)])))
  for (const [name, lines] of kept) {
    const { columns } = (await store.histories([name], Int32Array.of(row), {})) as any
    const points = lines.map((_, i) => ({
      time: Number(columns[3].values[i]),
      step: valueAt(columns[2], i),
      value: columns[4].values[i],
    }))
    expect(points).toEqual(lines)
  }
  for (const [name, value] of run.params)
    expect(valueAt(store.column({ facet: 'params', path: [name] }, allRows(store)), row)).toBe(value)
}

/** The value of the greatest (step, time, value), the earlier of equals. */
function last(lines: readonly Line[]): number {
  return lines.reduce((best, line) => {
    if (line.step !== best.step) return line.step > best.step ? line : best
    if (line.time !== best.time) return line.time > best.time ? line : best
    return line.value > best.value ? line : best
  }).value
}
