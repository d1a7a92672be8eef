import { join } from 'node:path'
import { valueAt } from '@runsheaf/core/plugin'
import { describe, expect, test } from 'vitest'
import { kindedAt } from './support/config-column.ts'
import { allRows, idsOf, type LoadedStore, load } from './support/load.ts'
import { expectedOf, Float, numberOf, unpack } from './support/stores.ts'

/** MLflow reads the step of lines with a dataset as 0; here it is kept, so that another line is the last. */
const keptSteps: Readonly<Record<string, number>> = {
  'sweep-ml3 feb404ec9c114833a02fb283fa88c042 val/acc': 0.75,
  'damaged/metric-five-fields 1eb2559f9bb44fdfb49975b4ee7dd420 val/acc': 0.5,
}

/** The last line, cut off in its value, which MLflow takes for a value at step 0. */
const cutLines = new Set(['damaged/metric-tail-in-value 1eb2559f9bb44fdfb49975b4ee7dd420 train_loss'])

for (const name of ['sweep-ml3', 'sweep-ml2', 'hydraflow-real', 'moved', 'live', 'damaged', 'small-ml1', 'small-ml2']) {
  const root = unpack(name)
  const expected = expectedOf(name)
  const stores: [string, string, any][] = expected.stores
    ? Object.entries(expected.stores).map(([folder, store]) => [`${name}/${folder}`, join(root, folder), store])
    : [[name, root, expected]]
  describe.each(stores)('%s', (label, folder, { runs }) => {
    test('every run that MLflow reads has every value that MLflow reads', async () => {
      const store = await load(folder)
      const ids = idsOf(store)
      expect(ids).toEqual(expect.arrayContaining(Object.keys(runs)))
      for (const [id, run] of Object.entries<any>(runs)) {
        const row = ids.indexOf(id)
        checkRun(store, row, run, `${label} ${id}`)
        await checkHistory(store, row, run, `${label} ${id}`)
      }
    })

    test('every value of every config has its value and kind', async () => {
      const store = await load(folder)
      const ids = idsOf(store)
      for (const [id, { config }] of Object.entries<any>(runs))
        if (config?.raw) checkConfig(store, ids.indexOf(id), config, `${label} ${id}`)
    })
  })
}

/** MLflow lists datasets in the order of the folder, which is any. */
const byDigest = (a: { digest: string }, b: { digest: string }) => (a.digest < b.digest ? -1 : 1)

function checkRun(store: LoadedStore, row: number, run: any, label: string): void {
  const { info, params, tags, metrics, datasets } = store.record(row)
  const hydra = store.at(row).hydra
  const { runId, runName, experimentId, userId, status, startTime, endTime, lifecycleStage, artifactUri } = info
  expect(
    {
      run_id: runId,
      run_name: runName,
      experiment_id: experimentId,
      user_id: userId,
      status,
      start_time: startTime?.getTime(),
      end_time: endTime?.getTime() ?? null,
      lifecycle_stage: lifecycleStage,
      artifact_uri: artifactUri,
    },
    label,
  ).toEqual(run.info)
  expect(params, label).toEqual(run.params)
  expect(tags, label).toEqual(run.tags)
  expect(metrics, label).toEqual(
    Object.fromEntries(
      Object.entries(run.metrics).map(([name, value]) => [name, keptSteps[`${label} ${name}`] ?? numberOf(value)]),
    ),
  )
  const inputs = (run.datasets ?? []).map(({ name, digest, tags }: any) => ({
    name,
    digest,
    context: tags['mlflow.data.context'],
  }))
  expect(datasets.toSorted(byDigest), label).toEqual(inputs.toSorted(byDigest))
  expect(hydra?.overrides, label).toEqual(run.overrides)
  if (run.job) expect(hydra?.job, label).toEqual({ name: run.job.name, num: run.job.num ?? undefined })
}

async function checkHistory(store: LoadedStore, row: number, run: any, label: string): Promise<void> {
  for (const [name, points] of Object.entries<any>(run.history ?? {})) {
    if (!Array.isArray(points)) continue // MLflow could not read it
    const place = `${label} ${name}`
    const { columns } = (await store.histories([name], Int32Array.of(row), {})) as any
    const [, , step, timestamp, value] = columns
    const found = Array.from({ length: value.length }, (_, i) => [
      Number(timestamp.values[i]),
      valueAt(step, i),
      value.values[i],
    ])
    const wanted = points.map(([time, at, number]) => [Number(time), at, numberOf(number)])
    if (place in keptSteps) {
      expect(found.map(([time, , number]) => [time, number])).toEqual(wanted.map(([time, , number]) => [time, number]))
      expect(found.at(-1)![1], `${place}: MLflow has step 0`).toBeGreaterThan(0)
      expect(wanted.at(-1)![1]).toBe(0)
    } else if (cutLines.has(place)) {
      expect(found).toEqual(wanted.slice(0, -1))
    } else {
      expect(found, place).toEqual(wanted)
    }
  }
}

function checkConfig(store: LoadedStore, row: number, { raw, resolved = raw }: any, label: string): void {
  const rows = Int32Array.of(row)
  const names = store.names('cfg', rows)[0]!
  const wanted = leaves(resolved)
  expect(names.map((path) => path.join('\0')).sort(), label).toEqual([...wanted.keys()].sort())
  for (const path of names) {
    const column = store.column({ facet: 'cfg', path }, rows)
    const value = wanted.get(path.join('\0'))
    const place = `${label} ${path.join('.')}`
    if (value === '???') expect(valueAt(column, 0), place).toBeUndefined()
    else if (value instanceof Float || typeof value !== 'object' || value === null)
      expect(kindedAt(column, 0), place).toEqual(value)
    else expect(valueAt(column, 0), place).toEqual(plain(value))
  }
}

/** Scalars and lists by their path. */
function leaves(value: any, path: string[] = [], found = new Map<string, unknown>()): Map<string, unknown> {
  if (isMap(value) && '$float' in value) return found.set(path.join('\0'), new Float(numberOf(value.$float)))
  if (!isMap(value)) return found.set(path.join('\0'), value)
  for (const [name, child] of Object.entries(value)) leaves(child, [...path, name], found)
  return found
}

const isMap = (value: any) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Float)

function plain(value: any): unknown {
  if (value instanceof Float) return value.value
  if (Array.isArray(value)) return value.map(plain)
  return isMap(value) ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)])) : value
}

test('the rows of a store are all there is', async () => {
  const store = await load(unpack('sweep-ml3'))
  expect(allRows(store)).toHaveLength(75)
  expect(store.diagnostics).toEqual([])
})
