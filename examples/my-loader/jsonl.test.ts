import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { describeLoader, type SampleRun } from '@runsheaf/core/conformance'
import { jsonl } from './jsonl.ts'

function lineOf({ info, cfg, metrics }: SampleRun): string {
  const { runId: id, runName: name, status, startTime: start, endTime: end } = info
  return JSON.stringify({ id, name, status, start, end, config: cfg, metrics }, (_, value) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  )
}

describeLoader({
  test,
  loader: jsonl,
  writeStore(runs) {
    const path = join(mkdtempSync(join(tmpdir(), 'runs-')), 'runs.jsonl')
    writeFileSync(path, runs.map(lineOf).join('\n'))
    return path
  },
})
