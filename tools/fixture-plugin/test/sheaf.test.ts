import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { createSheaf, max } from '@runsheaf/core'
import { csv, type Rows, rows } from '../src/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'runsheaf-csv-'))
mkdirSync(join(folder, 'histories'))
writeFileSync(
  join(folder, 'runs.csv'),
  'run_id,status,cfg,tags.stage\na,FINISHED,"{""lr"": 0.1}",final\nb,FAILED,"{""lr"": 0.2}",\nc,FINISHED,{lr,\n',
)
writeFileSync(join(folder, 'histories', 'a.json'), '{"loss": [[0, 1000, 0.9], [1, 2000, "NaN"]]}')
writeFileSync(join(folder, 'histories', 'b.json'), '{"loss": [[0, 1000, 0.5]]}')

const sheaf = createSheaf({ loaders: [csv], frame: rows })
const runs = await sheaf.load<{ lr: number }>(folder)

test('frames have the type of the backend, and their rows that of the config', () => {
  const frame: Rows<{ lr: number }> = runs.toFrame('lr')
  assert.deepEqual([...frame], [{ lr: 0.1 }, { lr: 0.2 }])
})

test('groups and histories come as the frames of the backend', async () => {
  const groups = runs.groupBy('tags.stage').agg({ best: max('max(metrics.loss)') })
  assert.deepEqual(
    [...groups],
    [
      { 'tags.stage': 'final', best: 0.9 },
      { 'tags.stage': null, best: 0.5 },
    ],
  )
  const points = await runs.history('loss', { keys: ['lr'], steps: [1, 1] })
  assert.deepEqual([...points], [{ run_id: 'a', step: 1, timestamp: new Date(2000), value: Number.NaN, lr: 0.1 }])
})

test('a run that cannot be read costs no other, and is named', () => {
  assert.deepEqual(
    runs.diagnostics.map(({ code, runId }) => [code, runId]),
    [['RUN_INVALID', 'c']],
  )
})

test('where nothing is found, the loader says what it looks for and what is wrong', async () => {
  await assert.rejects(sheaf.load(join(folder, 'runs.csv')), {
    code: 'STORE_NOT_FOUND',
    message: /csv looks for a folder with runs\.csv\. Give the folder of the table, not the table\.$/,
  })
})
