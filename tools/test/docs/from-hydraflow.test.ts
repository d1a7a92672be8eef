// docs/from-hydraflow.md in step with what is here (each piece of code runs) and with hydraflow (each member that the parity
// cases call is named).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as core from '@runsheaf/core'
import { mlflow } from '@runsheaf/loader-mlflow'
import { describe, expect, test } from 'vitest'
import { root } from '../../root.ts'
import { designStore } from '../design/store.ts'

const page = readFileSync(join(root, 'docs', 'from-hydraflow.md'), 'utf8')
const rows = page.split('\n').flatMap((line) => {
  const cells = line.split(/(?<!\\)\|/).slice(1, -1)
  return cells[0]?.trim().startsWith('`') ? [cells.map((cell) => cell.trim().replaceAll('\\|', '|'))] : []
})
const codes = rows.flatMap(([, here = '']) => /^`(.*)`$/.exec(here)?.slice(1) ?? [])

const { root: store, runDirs } = designStore()
const sheaf = core.createSheaf({ loaders: [mlflow()] })
const runs = await sheaf.load(store)
const given = {
  ...core,
  sheaf,
  store,
  runs,
  runDir: runDirs[0],
  run: runs.at(0),
  groups: runs.groupBy('model.type', 'seed'),
}

const AsyncFunction = (async () => {}).constructor as FunctionConstructor

describe('each piece of code runs', () => {
  test.each(codes)('%s', async (code) => {
    const call = new AsyncFunction(...Object.keys(given), `return ${code}`)
    await expect(call(...Object.values(given))).resolves.not.toThrow()
  })
})

/** Steps of the cases that are the harness's own or Python's, not hydraflow's. */
const harness = 'attr bool contains dict dtype each equals_root exists fresh_same hash item iter keep len list'
const more = 'names pair_equal paths root set shape sorted to_list_of_dicts type update_returns repr reversed'

test('each member of hydraflow that a case calls is named', () => {
  const path = join(root, 'tools', 'test', 'data', 'hydraflow-parity', 'cases.json')
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: readonly { op: readonly [string, unknown][] }[] }
  const called = new Set(
    cases.flatMap(({ op }) => op.map(([name, args]) => (name === 'each' ? (args as string[])[0]! : name))),
  )
  for (const name of `${harness} ${more}`.split(' ')) called.delete(name)
  const named = rows.map(([theirs]) => theirs).join(' ')
  expect([...called].filter((name) => !new RegExp(`\\b${name}\\b`).test(named))).toEqual([])
  expect(rows.length).toBeGreaterThan(60)
})
