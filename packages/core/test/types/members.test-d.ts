// Each public member once in its right use, and once in a wrong one that must not compile. A member that is missing here
// does not compile either.
import {
  type ColumnTableKind,
  count,
  type GroupedRuns,
  mean,
  type Run,
  type RunCollection,
  type Sheaf,
} from '@runsheaf/core'
import { expectTypeOf, test } from 'vitest'
import type { Each } from '../support/each.ts'

interface Config {
  lr: number
  model: { type: 'lstm' | 'gru' }
}
type Runs = RunCollection<Config, undefined>
type OneRun = Run<Config, undefined>
type Groups = GroupedRuns<Config, undefined, ColumnTableKind, readonly ['model.type']>

test('the members of runs', () => {
  const members: Each<OneRun> = {
    info: (run) => {
      expectTypeOf(run.info.runId).toEqualTypeOf<string>()
      // @ts-expect-error properties are in camel case
      run.info.run_id
    },
    cfg: (run) => {
      expectTypeOf(run.cfg).toEqualTypeOf<Config>()
      // @ts-expect-error a typo is no property
      run.cfg.lrr
    },
    impl: (run) => {
      expectTypeOf(run.impl).toEqualTypeOf<undefined>()
      // @ts-expect-error there is none
      run.impl.score
    },
    params: (run) => {
      expectTypeOf(run.params).toEqualTypeOf<Readonly<Record<string, string>>>()
      // @ts-expect-error a run does not change
      run.params.lr = '1'
    },
    metrics: (run) => {
      expectTypeOf(run.metrics).toEqualTypeOf<Readonly<Record<string, number>>>()
      // @ts-expect-error a run does not change
      run.metrics.acc = 1
    },
    tags: (run) => {
      expectTypeOf(run.tags).toEqualTypeOf<Readonly<Record<string, string>>>()
      // @ts-expect-error a run does not change
      run.tags.note = 'x'
    },
    hydra: (run) => {
      expectTypeOf(run.hydra?.overrides).toEqualTypeOf<readonly string[] | undefined>()
      // @ts-expect-error there may be none
      run.hydra.overrides
    },
    artifacts: (run) => {
      expectTypeOf(run.artifacts.list('*.csv')).toEqualTypeOf<readonly string[]>()
      // @ts-expect-error the text of a file is a promise
      run.artifacts.text('log.txt').length
    },
    models: (run) => {
      expectTypeOf(run.models[0]!.metrics[0]!.value).toEqualTypeOf<number>()
      // @ts-expect-error a model was an input or an output of the run
      run.models[0]!.role === 'other'
    },
    datasets: (run) => {
      expectTypeOf(run.datasets[0]!.context).toEqualTypeOf<string | undefined>()
      // @ts-expect-error a run does not change
      run.datasets.push({ name: 'digits', digest: 'abc' })
    },
    get: (run) => {
      expectTypeOf(run.get('lr')).toEqualTypeOf<number>()
      // @ts-expect-error a typo is no key
      run.get('lrr')
    },
    update: (run) => {
      expectTypeOf(run.update('depth', 1).get('depth')).toEqualTypeOf<number>()
      // @ts-expect-error what was not added is no key
      run.update('depth', 1).get('dept')
    },
    history: (run) => {
      expectTypeOf(run.history('loss')).resolves.toExtend<{ step: number; value: number }[]>()
      // @ts-expect-error one metric at a time
      run.history(['loss', 'acc'])
    },
    toDict: (run) => {
      expectTypeOf(run.toDict({ flatten: true })).toEqualTypeOf<Record<string, unknown>>()
      // @ts-expect-error flatten has a name
      run.toDict(true)
    },
    toString: (run) => {
      expectTypeOf(run.toString()).toEqualTypeOf<string>()
      // @ts-expect-error it takes no argument
      run.toString(2)
    },
  }
  expectTypeOf(members).toEqualTypeOf<Each<OneRun>>()
})

test('the members of groups', () => {
  const members: Each<Groups> = {
    by: (groups) => {
      expectTypeOf(groups.by).toEqualTypeOf<readonly string[]>()
      // @ts-expect-error the names are read only
      groups.by.push('x')
    },
    size: (groups) => {
      expectTypeOf(groups.size).toEqualTypeOf<number>()
      // @ts-expect-error groups do not change
      groups.size = 1
    },
    get: (groups) => {
      expectTypeOf(groups.get('gru')).toEqualTypeOf<Runs | undefined>()
      // @ts-expect-error no such model
      groups.get('transformer')
    },
    has: (groups) => {
      expectTypeOf(groups.has('gru')).toEqualTypeOf<boolean>()
      // @ts-expect-error there is one key
      groups.has('gru', 1)
    },
    keys: (groups) => {
      expectTypeOf([...groups.keys()]).toEqualTypeOf<('lstm' | 'gru' | undefined)[]>()
      // @ts-expect-error a model is no number
      for (const key of groups.keys()) key.toFixed()
    },
    values: (groups) => {
      expectTypeOf([...groups.values()]).toEqualTypeOf<Runs[]>()
      // @ts-expect-error a group is no run
      for (const group of groups.values()) group.cfg
    },
    entries: (groups) => {
      expectTypeOf([...groups.entries()]).toEqualTypeOf<['lstm' | 'gru' | undefined, Runs][]>()
      // @ts-expect-error the key comes first
      for (const [group] of groups.entries()) group.length.toFixed(group.at(0))
    },
    map: (groups) => {
      expectTypeOf(groups.map((group, key) => `${key}: ${group.length}`)).toEqualTypeOf<string[]>()
      // @ts-expect-error the group comes first
      groups.map((key: string) => key)
    },
    filter: (groups) => {
      expectTypeOf(groups.filter((group) => group.length > 1)).toEqualTypeOf<Groups>()
      // @ts-expect-error criteria are for runs
      groups.filter({ lr: 1 })
    },
    sort: (groups) => {
      expectTypeOf(groups.sort()).toEqualTypeOf<Groups>()
      // @ts-expect-error groups sort by their keys
      groups.sort('lr')
    },
    agg: (groups) => {
      expectTypeOf(groups.agg({ n: count(), acc: mean('metrics.acc') }).at(0)!.acc).toEqualTypeOf<number | null>()
      // @ts-expect-error a typo is no key
      groups.agg({ lr: mean('lrr') })
    },
    toFrame: (groups) => {
      expectTypeOf(groups.toFrame().at(0)!.count).toEqualTypeOf<number>()
      // @ts-expect-error it takes no argument; agg does
      groups.toFrame({ n: count() })
    },
    toColumns: (groups) => {
      expectTypeOf(groups.toColumns({ n: count() }).length).toEqualTypeOf<number>()
      // @ts-expect-error an aggregate has a name
      groups.toColumns(count)
    },
    toString: (groups) => {
      expectTypeOf(groups.toString()).toEqualTypeOf<string>()
      // @ts-expect-error it takes no argument
      groups.toString(2)
    },
  }
  expectTypeOf(members).toEqualTypeOf<Each<Groups>>()
})

test('the members of a sheaf', () => {
  const members: Each<Sheaf<ColumnTableKind>> = {
    load: (sheaf) => {
      expectTypeOf(sheaf.load<Config>('mlruns')).resolves.toEqualTypeOf<Runs>()
      // @ts-expect-error there is no such life
      sheaf.load('mlruns', { lifecycle: 'dead' })
    },
    loadRun: (sheaf) => {
      expectTypeOf(sheaf.loadRun<Config>('mlruns/1/r0')).resolves.toEqualTypeOf<OneRun>()
      // @ts-expect-error one run has one location
      sheaf.loadRun(['mlruns/1/r0'])
    },
    collect: (sheaf) => {
      expectTypeOf(sheaf.collect([] as OneRun[])).toEqualTypeOf<Runs>()
      // @ts-expect-error ids are no runs
      sheaf.collect(['r0'])
    },
    experiments: (sheaf) => {
      expectTypeOf(sheaf.experiments('mlruns')).resolves.toExtend<readonly { name: string }[]>()
      // @ts-expect-error of one location
      sheaf.experiments(['a', 'b'])
    },
    runDirs: (sheaf) => {
      expectTypeOf(sheaf.runDirs('mlruns', 'a_*')).toEqualTypeOf<AsyncIterable<string>>()
      // @ts-expect-error a number chooses no experiment
      sheaf.runDirs('mlruns', 1)
    },
  }
  expectTypeOf(members).toEqualTypeOf<Each<Sheaf<ColumnTableKind>>>()
})
