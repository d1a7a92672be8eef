// Each public member once in its right use, and once in a wrong one that must not compile. A member that is missing here
// does not compile either.
import { columnTable, type Run, type RunCollection } from '@runsheaf/core'
import { expectTypeOf, test } from 'vitest'
import type { Each } from '../support/each.ts'

interface Config {
  lr: number
  model: { type: 'lstm' | 'gru' }
}
type Runs = RunCollection<Config, undefined>
type OneRun = Run<Config, undefined>

test('the members of collections', () => {
  const members: Each<Runs> = {
    selection: (runs) => {
      expectTypeOf(runs.selection.rows).toEqualTypeOf<Int32Array>()
      // @ts-expect-error a selection is read only
      runs.selection = { ...runs.selection }
    },
    length: (runs) => {
      expectTypeOf(runs.length).toEqualTypeOf<number>()
      // @ts-expect-error a collection does not change
      runs.length = 0
    },
    diagnostics: (runs) => {
      expectTypeOf(runs.diagnostics[0]!.code).toEqualTypeOf<string>()
      // @ts-expect-error the list is read only
      runs.diagnostics.push()
    },
    at: (runs) => {
      expectTypeOf(runs.at(0)).toEqualTypeOf<OneRun | undefined>()
      // @ts-expect-error a position is a number
      runs.at('r0')
    },
    map: (runs) => {
      expectTypeOf(runs.map((run, i) => run.cfg.lr + i)).toEqualTypeOf<number[]>()
      // @ts-expect-error a config has no such key
      runs.map((run) => run.cfg.lrr)
    },
    flatMap: (runs) => {
      expectTypeOf(runs.flatMap((run) => [run.cfg.lr])).toEqualTypeOf<number[]>()
      // @ts-expect-error it takes a function
      runs.flatMap('lr')
    },
    forEach: (runs) => {
      expectTypeOf(runs.forEach(() => {})).toEqualTypeOf<void>()
      // @ts-expect-error the function is given a run
      runs.forEach((run: string) => {
        run.trim()
      })
    },
    some: (runs) => {
      expectTypeOf(runs.some((run) => run.cfg.lr > 0)).toEqualTypeOf<boolean>()
      // @ts-expect-error criteria are for filter
      runs.some({ lr: 1 })
    },
    every: (runs) => {
      expectTypeOf(runs.every((run) => run.cfg.lr > 0)).toEqualTypeOf<boolean>()
      // @ts-expect-error criteria are for filter
      runs.every({ lr: 1 })
    },
    reduce: (runs) => {
      expectTypeOf(runs.reduce((sum, run) => sum + run.cfg.lr, 0)).toEqualTypeOf<number>()
      // @ts-expect-error it needs a value to start from
      runs.reduce((sum) => sum)
    },
    indexOf: (runs) => {
      expectTypeOf(runs.indexOf(runs.at(0)!)).toEqualTypeOf<number>()
      // @ts-expect-error a run id is no run
      runs.indexOf('r0')
    },
    includes: (runs) => {
      expectTypeOf(runs.includes(runs.at(0)!)).toEqualTypeOf<boolean>()
      // @ts-expect-error a run id is no run
      runs.includes('r0')
    },
    slice: (runs) => {
      expectTypeOf(runs.slice(0, 10, 2)).toEqualTypeOf<Runs>()
      // @ts-expect-error positions are numbers
      runs.slice('0')
    },
    pick: (runs) => {
      expectTypeOf(runs.pick([0, -1])).toEqualTypeOf<Runs>()
      // @ts-expect-error booleans are no positions
      runs.pick([true])
    },
    toReversed: (runs) => {
      expectTypeOf(runs.toReversed()).toEqualTypeOf<Runs>()
      // @ts-expect-error it takes no argument
      runs.toReversed('lr')
    },
    sample: (runs) => {
      expectTypeOf(runs.sample(3, { seed: 1 })).toEqualTypeOf<Runs>()
      // @ts-expect-error the seed has a name
      runs.sample(3, 1)
    },
    shuffle: (runs) => {
      expectTypeOf(runs.shuffle({ seed: 1 })).toEqualTypeOf<Runs>()
      // @ts-expect-error the seed has a name
      runs.shuffle(1)
    },
    append: (runs) => {
      expectTypeOf(runs.append(runs)).toEqualTypeOf<Runs>()
      // @ts-expect-error a run is no collection
      runs.append(runs.at(0)!)
    },
    union: (runs) => {
      expectTypeOf(runs.union(runs)).toEqualTypeOf<Runs>()
      // @ts-expect-error a list of runs is no collection
      runs.union([...runs])
    },
    intersect: (runs) => {
      expectTypeOf(runs.intersect(runs)).toEqualTypeOf<Runs>()
      // @ts-expect-error ids are no collection
      runs.intersect(['r0'])
    },
    difference: (runs) => {
      expectTypeOf(runs.difference(runs)).toEqualTypeOf<Runs>()
      // @ts-expect-error criteria are for exclude
      runs.difference({ lr: 1 })
    },
    filter: (runs) => {
      expectTypeOf(runs.filter({ lr: 1 }, 'metrics.acc > 0.9')).toEqualTypeOf<Runs>()
      // @ts-expect-error a typo is no key
      runs.filter({ lrr: 1 })
    },
    exclude: (runs) => {
      expectTypeOf(runs.exclude({ 'model.type': ['gru'] })).toEqualTypeOf<Runs>()
      // @ts-expect-error no such model
      runs.exclude({ 'model.type': 'transformer' })
    },
    partition: (runs) => {
      expectTypeOf(runs.partition({ lr: 1 })).toEqualTypeOf<[kept: Runs, rest: Runs]>()
      // @ts-expect-error text is no number
      runs.partition({ lr: '1' })
    },
    get: (runs) => {
      expectTypeOf(runs.get({ lr: 1 })).toEqualTypeOf<OneRun>()
      // @ts-expect-error a typo is no key
      runs.get({ lrr: 1 })
    },
    tryGet: (runs) => {
      expectTypeOf(runs.tryGet({ lr: 1 })).toEqualTypeOf<OneRun | undefined>()
      // @ts-expect-error a number is no criterion
      runs.tryGet(1)
    },
    first: (runs) => {
      expectTypeOf(runs.first()).toEqualTypeOf<OneRun>()
      // @ts-expect-error a typo is no key
      runs.first({ lrr: 1 })
    },
    last: (runs) => {
      expectTypeOf(runs.last({ lr: 1 })).toEqualTypeOf<OneRun>()
      // @ts-expect-error a typo is no key
      runs.last({ lrr: 1 })
    },
    sort: (runs) => {
      expectTypeOf(runs.sort('lr', { reverse: true })).toEqualTypeOf<Runs>()
      // @ts-expect-error a typo is no key
      runs.sort('lrr')
    },
    toList: (runs) => {
      expectTypeOf(runs.toList('lr')).toEqualTypeOf<number[]>()
      // @ts-expect-error a typo is no key
      runs.toList('lrr')
    },
    unique: (runs) => {
      expectTypeOf(runs.unique('model.type')).toEqualTypeOf<('lstm' | 'gru')[]>()
      // @ts-expect-error a typo is no key
      runs.unique('model.typ')
    },
    nUnique: (runs) => {
      expectTypeOf(runs.nUnique('lr')).toEqualTypeOf<number>()
      // @ts-expect-error a key is text
      runs.nUnique(1)
    },
    keys: (runs) => {
      expectTypeOf(runs.keys('cfg')[0]!.key).toEqualTypeOf<string>()
      // @ts-expect-error there is no such facet
      runs.keys('config')
    },
    varying: (runs) => {
      expectTypeOf(runs.varying()[0]!.distinct).toEqualTypeOf<number>()
      // @ts-expect-error there is no such facet
      runs.varying('config')
    },
    diff: (runs) => {
      expectTypeOf(runs.diff('cfg').equal).toEqualTypeOf<number>()
      // @ts-expect-error there is no such facet
      runs.diff('config')
    },
    countBy: (runs) => {
      expectTypeOf(runs.countBy('model.type')).toEqualTypeOf<Map<'lstm' | 'gru', number>>()
      // @ts-expect-error a typo is no key
      runs.countBy('model.typ')
    },
    toTypedArray: (runs) => {
      expectTypeOf(runs.toTypedArray('lr', { as: 'i32' })).toEqualTypeOf<Int32Array>()
      // @ts-expect-error there is no such array
      runs.toTypedArray('lr', { as: 'f32' })
    },
    update: (runs) => {
      expectTypeOf(runs.update('depth', 3).toList('depth')).toEqualTypeOf<number[]>()
      // @ts-expect-error force has a name
      runs.update('depth', 3, true)
    },
    toColumns: (runs) => {
      expectTypeOf(runs.toColumns('lr').length).toEqualTypeOf<number>()
      // @ts-expect-error a typo is no key
      runs.toColumns('lrr')
    },
    toFrame: (runs) => {
      expectTypeOf(runs.toFrame('lr').at(0)!).toEqualTypeOf<{ lr: number }>()
      // @ts-expect-error a typo is no key
      runs.toFrame('lrr')
    },
    concat: (runs) => {
      runs.concat((run) => [{ lr: run.cfg.lr }], 'model.type')
      // @ts-expect-error a typo is no key
      runs.concat((run) => [{ lr: run.cfg.lr }], 'model.typ')
    },
    history: (runs) => {
      runs.history(['loss'], { keys: ['lr'], steps: [0, 9] })
      // @ts-expect-error steps are a pair
      runs.history('loss', { steps: [1] })
    },
    describe: (runs) => {
      runs.describe('lr', 'metrics.acc')
      // @ts-expect-error a typo is no key
      runs.describe('lrr')
    },
    artifactPaths: (runs) => {
      expectTypeOf(runs.artifactPaths('*.csv')).toEqualTypeOf<string[]>()
      // @ts-expect-error a glob is text
      runs.artifactPaths(/csv$/)
    },
    toSeries: (runs) => {
      runs.toSeries('lr', { name: 'rate', fallback: 0 })
      // @ts-expect-error the name has a name
      runs.toSeries('lr', 'rate')
    },
    groupBy: (runs) => {
      expectTypeOf(runs.groupBy('model.type').get).parameter(0).toEqualTypeOf<'lstm' | 'gru' | undefined>()
      // @ts-expect-error a typo is no key
      runs.groupBy('model.typ')
    },
    with: (runs) => {
      expectTypeOf(runs.with(columnTable)).toEqualTypeOf<Runs>()
      // @ts-expect-error there is no such setting
      runs.with({ missing: 'zero' })
    },
    read: (runs) => {
      expectTypeOf(runs.read(['metrics', { facet: 'cfg', path: ['lr'] }])).toEqualTypeOf<Promise<void>>()
      expectTypeOf(runs.read('model.type')).toEqualTypeOf<Promise<void>>()
      // @ts-expect-error there is no such facet or key
      runs.read('config')
    },
    close: (runs) => {
      expectTypeOf(runs.close()).toEqualTypeOf<Promise<void>>()
    },
    toString: (runs) => {
      expectTypeOf(runs.toString()).toEqualTypeOf<string>()
      // @ts-expect-error it takes no argument
      runs.toString(2)
    },
  }
  expectTypeOf(members).toEqualTypeOf<Each<Runs>>()
})
