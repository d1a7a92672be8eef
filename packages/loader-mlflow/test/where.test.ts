import { cpSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { createSheaf, parse } from '@runsheaf/core'
import type { Filter, Key } from '@runsheaf/core/plugin'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mlflow } from '../src/index.ts'
import { counting } from './support/load.ts'
import { temporaryFolder, unpack } from './support/stores.ts'

const root = unpack('sweep-ml3')
const [first, second] = ['1cdf5cd0fe25499fae8fbbdf20dc9897', '1eb2559f9bb44fdfb49975b4ee7dd420']
const experiments = 8

/** The runs that pass, and how many files loading them opened. */
async function loaded(where: string | Filter, location = root) {
  const { files, opens } = counting()
  const runs = await createSheaf({ loaders: [mlflow({ files })] }).load(location, { where })
  return { ids: Array.from(runs, ({ info }) => info.runId), opens: opens() }
}

async function filtered(where: string, location = root) {
  const runs = await createSheaf({ loaders: [mlflow()] }).load(location)
  return Array.from(runs.filter(where), ({ info }) => info.runId)
}

describe('where leaves out what cannot pass', () => {
  test.each([
    ["info.experiment_name = 'smoke_test'", experiments + 8],
    ["info.job_name IN ('smoke_test', 'nothing')", experiments + 8],
    ["info.experiment_id = '544662474912811094' AND status = 'FINISHED'", experiments + 8],
    [`run_id = '${first}'`, experiments + 1],
    [`run_id IN ('${first}', '${second}') AND info.experiment_name = 'smoke_test'`, experiments + 2],
    ["info.experiment_name = 'smoke_test' AND info.experiment_name = 'lstm_v2'", experiments],
    ["info.experiment_name LIKE 'smoke%' AND status = 'FINISHED'", experiments + 8],
    ["info.experiment_name = 'smoke_test' OR info.experiment_id = '544662474912811094'", experiments + 8],
    ["NOT info.experiment_name = 'smoke_test'", experiments + 73 - 8],
    ["info.experiment_name != 'smoke_test'", experiments + 73 - 8],
    ["info.experiment_name NOT IN ('smoke_test')", experiments + 73 - 8],
  ])('%s', async (where, opened) => {
    const { ids, opens } = await loaded(where)
    expect(ids).toEqual(await filtered(where))
    expect(opens).toBe(opened)
  })

  test.each([
    ["info.experiment_name = 'smoke_test' OR status = 'FAILED'"],
    ["info.start_time > '2025-01-01' AND run_id != 'nothing'"],
    [`run_id LIKE '1cdf5c%' AND tags.stage = 'dev'`],
    ["info.experiment_name = 'smoke_test' AND params.seed = 1"],
    ["run_id = 'nothing'"],
    ["run_id LIKE '1cdf5c%'"],
    [`run_id != '${first}'`],
    [`NOT run_id = '${first}'`],
    [`run_id LIKE '1cdf5c%' OR run_id = '${second}'`],
  ])('%s: looks at all, and gives the same', async (where) => {
    const { ids, opens } = await loaded(where)
    expect(ids).toEqual(await filtered(where))
    expect(opens).toBeGreaterThanOrEqual(experiments + 73)
  })

  test.each([
    [`run_id = '${first}'`, 'renamed'],
    [`run_id LIKE '${first!.slice(0, 1)}%'`, 'renamed'],
    [`run_id = '${first}'`, 'f'.repeat(32)],
    [`run_id LIKE '${first!.slice(0, 1)}%'`, 'f'.repeat(32)],
    [`NOT run_id = '${'f'.repeat(32)}'`, 'f'.repeat(32)],
    [`run_id != '${'f'.repeat(32)}'`, 'f'.repeat(32)],
  ])('%s finds a run whose folder was renamed to %s', async (where, name) => {
    const store = join(temporaryFolder(), 'mlruns')
    cpSync(root, store, { recursive: true })
    renameSync(join(store, '544662474912811094', first!), join(store, '544662474912811094', name))
    const { ids } = await loaded(where, store)
    expect(ids).toContain(first)
    expect(ids).toEqual(await filtered(where, store))
  })

  test('a program may take folders to be called by the ids of their runs, and then opens no others', async () => {
    const key = { text: 'run_id', facet: 'info', path: ['run_id'], exact: true } as const
    const { ids, opens } = await loaded({ ...(parse("run_id MATCHES '^1cdf5c'") as Filter & { kind: 'matches' }), key })
    expect(ids).toEqual([first])
    expect(opens).toBe(experiments + 1)
  })
})

describe('conditions on exact keys are looked up in the files that they name', () => {
  const exact = (facet: 'tags' | 'params' | 'metrics', name: string) =>
    ({ text: `${facet}.${name}`, facet, path: [name], exact: true }) as const
  const parent = exact('tags', 'mlflow.parentRunId')
  /** So many runs have this tag, all with the same value. */
  const children = 3

  test('the tag is opened where there is one, and the meta.yaml of runs whose tag can pass', async () => {
    const [id] = await filtered("run_name = 'parent'")
    const { ids, opens } = await loaded({ kind: 'compare', key: parent, operator: '=', value: id! })
    expect(ids).toEqual(await filtered(`tags.mlflow.parentRunId = '${id}'`))
    expect(opens, 'each tag once, also for the filter').toBe(experiments + 2 * children)
    const other = await loaded({ kind: 'compare', key: parent, operator: '=', value: first! })
    expect(other).toEqual({ ids: [], opens: experiments + children })
    expect(await loaded({ kind: 'is', key: parent, state: 'present' })).toEqual({ ids, opens })
  })

  test('whatever is asked, no run that passes is left out', async () => {
    const all = await createSheaf({ loaders: [mlflow()] }).load(root, { lifecycle: 'all' })
    const ids = all.toList('run_id') as string[]
    const text = fc.constantFrom('1', '13', 'dev', '0.001', 'adam', 'FINISHED', 'smoke_test', ...ids.slice(0, 8))
    const key = fc.constantFrom<Key>(
      parent,
      exact('tags', 'stage'),
      exact('params', 'seed'),
      exact('params', 'no such'),
      exact('metrics', 'val/acc'),
      exact('tags', '../meta.yaml'),
      ...['run_id', 'experiment_name', 'status', 'run_name'].map(
        (name) => ({ text: name, facet: 'info', path: [name] }) as const,
      ),
    )
    const condition = fc.oneof(
      fc.record({
        kind: fc.constant('compare' as const),
        key,
        operator: fc.constantFrom('=', '!='),
        value: fc.oneof(text, fc.constantFrom(1, 0.001)),
        fallback: fc.option(text, { nil: undefined }),
      }),
      fc.record({ kind: fc.constant('in' as const), key, values: fc.array(text), negated: fc.boolean() }),
      fc.record({
        kind: fc.constant('matches' as const),
        key,
        pattern: text.map((whole) => {
          const source = whole.slice(0, 2)
          return { source, test: (text: string) => text.includes(source) }
        }),
      }),
      fc.record({ kind: fc.constant('is' as const), key, state: fc.constantFrom('null', 'missing', 'present') }),
    )
    const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
      filter: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'filter' },
        condition as fc.Arbitrary<Filter>,
        fc.record({ kind: fc.constantFrom('and', 'or'), filters: fc.array(tie('filter'), { maxLength: 3 }) }),
        fc.record({ kind: fc.constant('not'), filter: tie('filter') }),
      ) as fc.Arbitrary<Filter>,
    }))
    await fc.assert(
      fc.asyncProperty(filter, async (where) => {
        const found = await createSheaf({ loaders: [mlflow({ threads: 1 })] }).load(root, { where, lifecycle: 'all' })
        expect(found.toList('run_id', '')).toEqual(all.filter(where).toList('run_id', ''))
      }),
      { numRuns: 60 },
    )
  })
})
