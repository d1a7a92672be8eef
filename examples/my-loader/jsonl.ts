// A loader for runs in a file, one JSON object on each line. Copy this folder, and read what you have instead.
import { existsSync, readFileSync } from 'node:fs'
import { type Diagnostic, defineLoader, loadRecords, type PlainRun } from '@runsheaf/core/plugin'

export const jsonl = defineLoader({
  name: 'jsonl',
  looksFor: 'a file of runs, one JSON object on each line (*.jsonl)',
  holds: ['info', 'cfg', 'metrics'],
  detect: (location) => location.endsWith('.jsonl') && existsSync(location),
  load: loadRecords(readRuns),
})

/** The runs of a file. A line that cannot be read costs no other line. */
function readRuns(path: string, diagnostics: Diagnostic[]): PlainRun[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      try {
        return line === '' ? [] : [toRun(path, JSON.parse(line))]
      } catch (cause) {
        const message = `Line ${i + 1} of ${path} is left out: ${(cause as Error).message}.`
        diagnostics.push({ severity: 'error', code: 'LINE_INVALID', message, path, plugin: 'jsonl', cause })
        return []
      }
    })
}

function toRun(path: string, { id, name, status, start, end, config, metrics = {} }: any): PlainRun {
  if (typeof id !== 'string') throw new Error('the run has no id')
  const [startTime, endTime] = [start, end].map((time) => time && new Date(time))
  const histories = Object.entries<any[]>(metrics).map(([metric, points]) => {
    return [metric, points.map((point) => ({ ...point, value: Number(point.value) }))]
  })
  return {
    info: { runId: id, runDir: `${path}#${id}`, runName: name, status, startTime, endTime },
    cfg: config,
    metrics: Object.fromEntries(histories),
  }
}
