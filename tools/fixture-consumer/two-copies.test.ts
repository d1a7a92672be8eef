import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import * as core from '@runsheaf/core'
import { csv, rows } from 'runsheaf-fixture-plugin'

const { between, createSheaf, isRunError, mean } = core
const plugin = createRequire(import.meta.resolve('runsheaf-fixture-plugin'))
const copy: typeof core = await import(pathToFileURL(plugin.resolve('@runsheaf/core')).href)

const folder = mkdtempSync(join(tmpdir(), 'runsheaf-csv-'))
const table = 'run_id,cfg\na,"{""lr"": 0.1, ""seed"": 1}"\nb,"{""lr"": 0.2, ""seed"": 2}"\n'
writeFileSync(join(folder, 'runs.csv'), table)
const runs = await createSheaf({ loaders: [csv], frame: rows }).load(folder)

test('the plugin has a core of its own', () => {
  assert.notEqual(copy.createSheaf, createSheaf)
  assert.notEqual(copy.RunError, core.RunError)
})

test('runs, frames and groups go through plugins of another copy', () => {
  assert.deepEqual([...runs.filter({ lr: between(0.05, 0.15) }).toFrame('lr', 'seed')], [{ lr: 0.1, seed: 1 }])
  assert.deepEqual([...runs.groupBy('seed').agg({ lr: mean('lr') })].length, 2)
  assert.equal(runs.with(copy.columnTable).toFrame('lr').length, 2)
})

test('what another copy makes is taken as one’s own: criteria, keys, orders, aggregates, groups, filters', () => {
  assert.equal(runs.filter({ lr: copy.between(0.05, 0.15) }).length, 1)
  assert.equal(runs.filter({ lr: copy.not(copy.gt(0.15)) }, copy.parse('seed = 1')).length, 1)
  assert.equal(runs.filter(copy.key('lr').lt(copy.key('seed'))).length, 2)
  assert.equal(runs.sort(copy.desc('lr')).at(0)!.info.runId, 'b')
  const groups = runs.groupBy(
    copy.by('small', (run) => run.cfg.lr < 0.15),
    copy.allExcept('lr', 'seed'),
  )
  assert.equal(groups.size, 2)
  assert.equal(runs.groupBy('seed', { n: copy.count() }).length, 2)
  assert.deepEqual(copy.RunCollection.from([runs.at(0)!]).toList('lr'), [0.1])
})

test('errors of another copy are known by their brand', async () => {
  const missing = createSheaf({ loaders: [csv] }).load(folder, { experiments: 'no-such' })
  await assert.rejects(
    missing,
    (error) => isRunError(error, 'EXPERIMENT_NOT_FOUND') && !(error instanceof core.RunError),
  )
  const twice = {
    length: 1,
    columns: ['a', 'a'].map((name) => ({ ...runs.toColumns('lr').columns[0]!, length: 1, name })),
  }
  assert.throws(
    () => rows.fromColumns(twice),
    (error) => isRunError(error, 'COLUMN_DUPLICATE'),
  )
})
