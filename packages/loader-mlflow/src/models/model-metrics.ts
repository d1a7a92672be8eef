import type { ModelMetric } from '@runsheaf/core/plugin'
import { warningAt } from '../diagnostics/fault.ts'
import { child } from '../files/child.ts'
import { describeError, readText } from '../files/content.ts'
import { listing } from '../listing/folder-names.ts'
import { readLine } from '../metrics/line.ts'
import type { ReadContext } from '../source/facet.ts'

/**
 * The last value of each metric of a model for each dataset: greatest (step, timestamp, value). A line is
 * `timestamp value step run`, or with a dataset `timestamp value step run name digest`; a name may hold spaces.
 */
export function modelMetrics({ files, log }: ReadContext, model: string): ModelMetric[] {
  const folder = child(model, 'metrics')
  const { names, faults } = listing.run(files, folder, undefined)
  for (const fault of faults) log.add(fault)
  return names.flatMap((name) => {
    const path = child(folder, name)
    try {
      const lines = readText(files, path).text.split('\n')
      const points = lines.flatMap((line, i) => {
        const point = line.trim() === '' ? undefined : pointOf(name, line.trim().split(' '))
        if (typeof point !== 'string') return point ?? []
        log.add(fault('METRIC_LINE_INVALID', `line ${i + 1} ${point}: it is left out`, name, path))
        return []
      })
      return lastOfEachDataset(points)
    } catch (error) {
      log.add(fault('METRIC_UNREADABLE', `cannot be read: ${describeError(error)}`, name, path))
      return []
    }
  })
}

/** @returns what is wrong with the line, as text, where it is no point. */
function pointOf(name: string, fields: readonly string[]): ModelMetric | string {
  const [time, value, step, runId, ...dataset] = fields
  if (runId === undefined || dataset.length === 1) return `has ${fields.length} fields, not four or six`
  let point: ModelMetric | undefined
  const keep = (step: number | bigint, timestamp: number | bigint, value: number) => {
    point = { name, runId, step: Number(step), timestamp: Number(timestamp), value, dataset: datasetOf(dataset) }
  }
  const { fault } = readLine([time, value, step].join(' '), { point: keep, block: () => {} })
  return fault ?? point!
}

function datasetOf(fields: readonly string[]): ModelMetric['dataset'] {
  return fields.length === 0 ? undefined : { name: fields.slice(0, -1).join(' '), digest: fields.at(-1)! }
}

function lastOfEachDataset(points: readonly ModelMetric[]): ModelMetric[] {
  const last = new Map<string, ModelMetric>()
  for (const point of points) {
    const key = JSON.stringify([point.dataset?.name, point.dataset?.digest])
    const known = last.get(key)
    if (!known || isLater(point, known)) last.set(key, point)
  }
  return [...last.values()]
}

function isLater(a: ModelMetric, b: ModelMetric): boolean {
  if (a.step !== b.step) return a.step > b.step
  return a.timestamp === b.timestamp ? a.value > b.value : a.timestamp > b.timestamp
}

function fault(code: string, what: string, name: string, path: string) {
  return warningAt(path, code, `Metric ${name} of a model: ${path} ${what}.`)
}
