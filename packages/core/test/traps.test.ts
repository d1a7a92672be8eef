// Outcomes of hydraflow that surprise its users, by the numbers under which the documentation lists them, and our answers.
import {
  asc,
  between,
  contains,
  count,
  createSheaf,
  desc,
  key,
  type LoadRequest,
  list,
  matches,
  mean,
  missing,
  oneOf,
  type PlainRun,
  RunCollection,
  startsWith,
} from '@runsheaf/core'
import { chooseExperiments, defineLoader, sourceFromRecords } from '@runsheaf/core/plugin'
import { describe, expect, test } from 'vitest'
import { configs, ids, sheafOf } from './support/memory.ts'

const values = (...all: unknown[]) => configs(...all.map((v) => ({ v })))
const types = (runs: RunCollection, ...keys: string[]) => runs.toColumns(...keys).columns.map(({ type }) => type)

describe('collections and criteria', () => {
  test('1: a collection made of runs behaves like one that was loaded', async () => {
    const runs = await values(1, 2, 1)
    const made = RunCollection.from<any, any>(runs)
    expect(ids(made.filter({ v: 1 }))).toEqual(['r0', 'r2'])
    expect(made.toList('v')).toEqual([1, 2, 1])
    expect(made.groupBy('v').size).toBe(2)
  })

  test('2: a predicate stands by itself; "predicate" is a key like any other', async () => {
    const runs = await values(1, 2)
    expect(ids(runs.filter((run) => run.cfg.v === 2))).toEqual(['r1'])
    expect(() => runs.filter({ predicate: () => true })).toThrowError(/No run has the key predicate/)
  })

  test('3: maps compare deeply, in any order of keys', async () => {
    const runs = await values({ x: 1, y: 2 }, { x: 9, y: 2 })
    expect(ids(runs.filter({ v: { y: 2, x: 1 } }))).toEqual(['r0'])
  })

  test('4: a list is membership for a scalar and equality for a list; oneOf and a predicate say which', async () => {
    const runs = await values(512, [512], [512, 256])
    expect(ids(runs.filter({ v: [512] }))).toEqual(['r0', 'r1'])
    expect(ids(runs.filter({ v: oneOf([512, 256]) }))).toEqual(['r2'])
    expect(ids(runs.filter({ v: (v: unknown) => Array.isArray(v) && v.includes(256) }))).toEqual(['r2'])
    expect(ids((await values('lstm-2', 'gru')).filter({ v: contains('lstm') }))).toEqual(['r0'])
  })

  test('5: between is a range; what is no criterion is an error', async () => {
    const runs = await values(1, 2, 3)
    expect(ids(runs.filter({ v: between(2, 3) }))).toEqual(['r1', 'r2'])
    for (const odd of [new Set([1]), new Map(), /a/, undefined]) {
      expect(() => runs.filter({ v: odd })).toThrowError(/cannot be/)
    }
  })

  test('6: an array of key and criterion is a pair, not a mask, also for two runs', async () => {
    expect(ids((await values(1, 2)).filter(['v', 2]))).toEqual(['r1'])
  })

  test('7: a mask of the wrong length is an error, too long ones included', async () => {
    const runs = await values(1, 2)
    expect(() => runs.filter([true])).toThrowError(/The mask has 1 entries for 2 runs/)
    expect(() => runs.filter([true, true, true])).toThrowError(/The mask has 3 entries for 2 runs/)
  })

  test('8: a missing key never equals, in whatever order the criteria stand', async () => {
    const runs = await configs({ a: 1, opt: 'x' }, { a: 2 })
    expect(ids(runs.filter({ opt: 'x', a: 1 }))).toEqual(ids(runs.filter({ a: 1, opt: 'x' })))
    expect(ids(runs.exclude({ opt: 'x' }))).toEqual(['r1'])
    expect(ids(runs.filter({ opt: missing() }))).toEqual(['r1'])
  })

  test('9: booleans are not numbers; 1 and 1.0 are one', async () => {
    const runs = await values(1, true, 1.0, '1')
    expect(ids(runs.filter({ v: 1 }))).toEqual(['r0', 'r2'])
    expect(ids(runs.filter({ v: true }))).toEqual(['r1'])
    expect(runs.groupBy('v').size).toBe(3)
    expect(runs.nUnique('v')).toBe(3)
  })

  test('10: null comes last, and is left out of ranges; numbers beside it stay numbers', async () => {
    const runs = await values(2, null, 1)
    expect(ids(runs.sort('v'))).toEqual(['r2', 'r0', 'r1'])
    expect(runs.unique('v')).toEqual([1, 2, null])
    expect(ids(runs.filter({ v: between(0, 9) }))).toEqual(['r0', 'r2'])
    expect(runs.toTypedArray('v')).toEqual(Float64Array.of(2, Number.NaN, 1))
  })
})

describe('columns', () => {
  test('11: numbers are not turned into text; mixed values are an error that names the runs', async () => {
    const runs = await values(10, 'b', 9)
    expect(runs.unique('v')).toEqual([9, 10, 'b'])
    expect(() => runs.toFrame('v')).toThrowError(/number \(10 in run r0\), text \(b in run r1\)/)
    expect(() => runs.toTypedArray('v')).toThrowError(/which is not a number/)
  })

  test('12: integers and floats make floats, whichever comes first', async () => {
    expect(types(await values(1, 0.5), 'v')).toEqual(['f64'])
    expect(types(await values(0.5, 1), 'v')).toEqual(['f64'])
  })

  test('13: booleans and numbers are mixed', async () => {
    for (const pair of [
      [1, true],
      [true, 2],
    ]) {
      const runs = await values(...pair)
      expect(() => runs.toFrame('v')).toThrowError(/several types/)
    }
  })

  test('14: aggregates have the type of all their values, however late one differs', async () => {
    const runs = await values(...Array.from({ length: 120 }, (_, i) => (i === 115 ? 1.5 : 1)))
    const frame = runs.groupBy('run_id', 'v').agg({ n: (group) => group.at(0)!.cfg.v })
    expect(frame.column('n').type).toBe('f64')
    expect(frame.toRecords()[115]).toMatchObject({ v: 1.5, n: 1.5 })
  })

  test('15: keys of several types are an error in a frame', async () => {
    const runs = await configs({ v: 1, w: 0 }, { v: 'x', w: 0 })
    expect(() => runs.groupBy('v', 'w').agg({ n: count() })).toThrowError(/v holds values of several types/)
    expect([...runs.groupBy('v').keys()]).toEqual([1, 'x'])
  })

  test('16: an aggregate named like a key is an error', async () => {
    const runs = await values(1)
    expect(() => runs.groupBy('v').agg({ v: count() })).toThrowError(/two columns named v/)
    expect(() => runs.groupBy('v').agg('v')).toThrowError(/two columns named v/)
  })

  test('17: an empty collection has the same columns', async () => {
    const runs = (await configs({ a: 1, b: 2 })).slice(0, 0)
    expect(runs.groupBy('a', 'b').agg({ n: count() }).names).toEqual(['a', 'b', 'n'])
    expect(runs.groupBy('a').agg({ n: count() }).names).toEqual(['a', 'n'])
  })

  test('18: columns beside frames have the type of all runs; lists are values', async () => {
    const runs = await configs({ n: 1, l: [1] }, { n: 2 ** 40, l: [2, 3] }, { n: 3, l: [] })
    const frame = runs.concat(() => [{ a: 1 }], 'n', 'l')
    expect(frame.toRecords().map(({ n, l }) => [n, l])).toEqual([
      [1, [1]],
      [2 ** 40, [2, 3]],
      [3, []],
    ])
  })

  test('19: lists of the config are lists in a frame, and can be aggregated', async () => {
    const runs = await values([1, 2], [3])
    expect(types(runs, 'v')).toEqual(['list'])
    expect(
      runs
        .groupBy()
        .agg({ v: list('v') })
        .toRecords(),
    ).toEqual([{ v: [[1, 2], [3]] }])
  })

  test('20: maps of different shape are one column', async () => {
    const runs = await values({ x: 1 }, { y: 2 })
    expect(runs.toFrame('v').toRecords()).toEqual([{ v: { x: 1 } }, { v: { y: 2 } }])
  })

  test('21: a frame of computed columns only', async () => {
    const runs = await values(1, 2)
    expect(runs.toFrame({ twice: (run) => run.cfg.v * 2 }).toRecords()).toEqual([{ twice: 2 }, { twice: 4 }])
  })

  test('22: a whole config or info is no column', async () => {
    const runs = await values(1)
    for (const whole of ['cfg', 'info']) expect(() => runs.toFrame(whole)).toThrowError(/No run has the key/)
  })

  test('23: a frame of the whole config looks at every run', async () => {
    const runs = await configs(...Array.from({ length: 120 }, (_, i) => (i < 110 ? { n: 1 } : { n: 1.5, late: true })))
    const frame = runs.toFrame()
    expect(frame.column('n').type).toBe('f64')
    expect(frame.at(119)).toMatchObject({ n: 1.5, late: true })
  })

  test('24: without arguments a frame has run id, folder, job and the whole config', async () => {
    expect((await configs({ a: { b: 1 } })).toFrame().names).toEqual(['run_id', 'run_dir', 'job_name', 'a.b'])
  })
})

describe('order', () => {
  test('25: sorting is stable both ways, and NaN comes last both ways', async () => {
    const runs = await values(1, Number.NaN, 1, 2)
    expect(ids(runs.sort('v'))).toEqual(['r0', 'r2', 'r3', 'r1'])
    expect(ids(runs.sort('v', { reverse: true }))).toEqual(['r3', 'r0', 'r2', 'r1'])
    expect(ids(runs.sort(desc('v'), asc('run_id')))).toEqual(['r3', 'r0', 'r2', 'r1'])
    expect(ids(runs.sort({ reverse: true }))).toEqual(ids(runs))
  })

  test('26: to sort by lists or maps is an error that says so', async () => {
    await expect(runsSorted([[1], [2]])).rejects.toThrowError(/v holds lists or maps, which have no order/)
    await expect(runsSorted([{ a: 1 }, 3])).rejects.toThrowError(/no order to sort by/)
  })

  const runsSorted = async (all: unknown[]) => (await values(...all)).sort('v')
})

describe('keys', () => {
  test('27: an exact name wins, then `__` is a dot', async () => {
    const runs = await configs({ a__b: 1, a: { b: 2 }, c: { d: 3 } })
    expect(runs.at(0)!.get('a__b')).toBe(1)
    expect(runs.at(0)!.get('c__d')).toBe(3)
  })

  test('28: names with dots, and numbers as names, are reached; an empty key is an error', async () => {
    const runs = await configs({ 'a.b': { c: 1 }, 1: 'one', 'odd key': 2 })
    expect(runs.at(0)!.get('a.b.c')).toBe(1)
    expect(runs.at(0)!.get('1')).toBe('one')
    expect(runs.filter('`odd key` = 2').length).toBe(1)
    expect(() => runs.at(0)!.get('')).toThrowError(/A key is a text/)
  })

  test('29: run_id and info.run_id are always the run’s own; the config’s is cfg.run_id', async () => {
    const runs = await configs({ run_id: 'mine', job_name: 'job' })
    expect(runs.toList('run_id')).toEqual(['r0'])
    expect(runs.toList('info.run_id')).toEqual(['r0'])
    expect(runs.toList('cfg.run_id')).toEqual(['mine'])
    expect(runs.at(0)!.get('info')).toMatchObject({ runId: 'r0' })
  })

  test('30: a path through a scalar, or by a name into a list, is missing', async () => {
    const runs = await configs({ a: 1, l: [1] })
    expect(runs.at(0)!.get('a.b', 'none')).toBe('none')
    expect(runs.at(0)!.get('l.x', 'none')).toBe('none')
    expect(runs.at(0)!.get('l.0')).toBe(1)
  })

  test('31: a default that is a function is called with the run; null is a value', async () => {
    const runs = await configs({ a: null, base: 4 }, { base: 8 })
    expect(runs.toList('a', (run) => run.get('base') / 2)).toEqual([null, 4])
  })

  const withImpl = (impl: () => unknown, ...cfgs: unknown[]) => {
    const records = cfgs.map((cfg, i): PlainRun => ({ info: { runId: `r${i}` }, cfg }))
    const store = {
      ...sourceFromRecords(records),
      artifacts: () => ({ list: () => [], path: () => undefined }) as never,
    }
    return sheafOf(store).load('memory', { impl: impl as () => any })
  }

  test('32: an impl that fails is an error that names the run and keeps the cause; other keys are not touched', async () => {
    const cause = new TypeError('no file')
    const runs = await withImpl(
      () => {
        throw cause
      },
      { n: 1 },
    )
    expect(runs.toList('n')).toEqual([1])
    expect(runs.toList('run_id')).toEqual(['r0'])
    expect(() => runs.at(0)!.get('score', 0)).toThrowError(
      expect.objectContaining({ code: 'IMPL_FAILED', cause, message: expect.stringContaining('run r0') }),
    )
    const failing = await withImpl(
      () => ({
        get boom() {
          throw cause
        },
      }),
      {},
    )
    expect(() => failing.at(0)!.get('boom', 0)).toThrowError(/The boom of run r0 failed: no file/)
  })

  test('33: keys lead into implementation objects; functions are no values', async () => {
    const runs = await withImpl(() => ({ nested: { a: 1 }, tags: ['x', 'y'], evaluate: () => 7 }), {})
    expect(runs.at(0)!.get('nested.a')).toBe(1)
    expect(runs.at(0)!.get('impl.tags.1')).toBe('y')
    expect(runs.at(0)!.get('evaluate', 'none')).toBe('none')
  })

  test('34: toDict has the values that get has, and leaves out what is missing', async () => {
    const list = await configs([1, 2])
    const runs = await configs({ a: { b: 1, gone: undefined }, e: {} })
    expect(runs.at(0)!.toDict({ flatten: true })).toEqual({ 'a.b': 1 })
    expect(() => list.at(0)!.toDict()).toThrowError(/is a list, no map/)
    expect(runs.at(0)!.toDict()).toEqual({ a: { b: 1, gone: undefined }, e: {} })
  })

  test('35: update changes neither the collection nor its runs', async () => {
    const runs = await configs({ a: 1 }, { a: 2 })
    const run = runs.at(0)!
    const updated = runs.slice(0, 1).update('b', 1)
    expect(updated.toList('b')).toEqual([1])
    expect(run.get('b', 'none')).toBe('none')
    expect(runs.toList('b', 0)).toEqual([0, 0])
  })

  test('36: several keys are translated once, and their values are a list', async () => {
    const runs = await configs({ deep: { x: 1 }, a: 2 })
    const unneeded = () => {
      throw new Error('not called')
    }
    expect(runs.update(['deep__x', 'a'], unneeded).toList('deep.x')).toEqual([1])
    expect(() => runs.update(['m', 'n'], { x: 1, y: 2 } as never)).toThrowError(/wants a list/)
  })
})

describe('loading', () => {
  test('37: a location without runs is an error, and one bad config costs no other run', async () => {
    const nothing = defineLoader({
      name: 'none',
      looksFor: 'nothing',
      detect: () => false,
      load: () => sourceFromRecords([]),
    })
    await expect(createSheaf({ loaders: [nothing] }).load('no/such')).rejects.toThrowError(
      /There are no runs at no\/such/,
    )
    const runs = await configs({ a: 1 }, undefined, [1, 2], 'text')
    expect(ids(runs.filter({ a: 1 }))).toEqual(['r0'])
    expect(runs.toList('run_id')).toEqual(['r0', 'r1', 'r2', 'r3'])
  })

  test('38: deleted runs are asked for by lifecycle; Default is an experiment like others', async () => {
    const asked: LoadRequest['lifecycle'][] = []
    const loader = defineLoader({
      name: 'memory',
      looksFor: 'anything',
      detect: () => true,
      load: (_, request) => {
        asked.push(request.lifecycle)
        return sourceFromRecords([])
      },
    })
    const sheaf = createSheaf({ loaders: [loader] })
    await sheaf.load('x')
    await sheaf.load('x', { lifecycle: 'deleted' })
    expect(asked).toEqual(['active', 'deleted'])
    expect([...chooseExperiments(['Default', 'a'], '*').chosen]).toEqual(['Default', 'a'])
  })

  test('39: experiment names are taken as they are: digits, colons', () => {
    const names = ['123', 'lang: en', '[x]']
    for (const name of names) expect([...chooseExperiments(names, name).chosen]).toEqual([name])
  })

  test('40: any list of names will do, and what fits none is told apart', () => {
    const { chosen, unmatched } = chooseExperiments(['b', 'a'], Object.freeze(['a', 'b', 'c']))
    expect([...chosen]).toEqual(['a', 'b'])
    expect(unmatched).toEqual(['c'])
  })

  test('41: an empty collection can be shuffled, sampled, sorted, grouped', async () => {
    const none = (await values(1)).slice(0, 0)
    expect([none.shuffle(), none.sample(0), none.sort('v')].map(({ length }) => length)).toEqual([0, 0, 0])
    expect(none.groupBy('v').size).toBe(0)
  })

  test('42: positions are whole numbers, not booleans', async () => {
    const runs = await values(1, 2)
    expect(() => runs.pick([true, false] as never)).toThrowError(/There is no run true/)
    expect(runs.at(true as never)).toBeUndefined()
  })
})

describe('text and groups', () => {
  test('43: startsWith and matches look at text only, matches anywhere in it', async () => {
    const runs = await values(null, true, 10, 'None', '10x')
    expect(ids(runs.filter({ v: startsWith('No') }))).toEqual(['r3'])
    expect(ids(runs.filter({ v: startsWith('1') }))).toEqual(['r4'])
    expect(ids(runs.filter({ v: matches(/0x$/) }))).toEqual(['r4'])
    expect(ids(runs.filter(key('v').eq('None')))).toEqual(['r3'])
  })

  test('44: maps are grouped by value', async () => {
    const grouped = (await values({ a: 1 }, { a: 2 }, { a: 1 })).groupBy('v')
    expect(grouped.size).toBe(2)
    expect(ids(grouped.get({ a: 1 })!)).toEqual(['r0', 'r2'])
  })

  test('45: NaN is one group, and is found by NaN', async () => {
    const runs = await values(Number.NaN, 1, Number.NaN)
    const grouped = runs.groupBy('v')
    expect(grouped.size).toBe(2)
    expect(ids(grouped.get(Number.NaN)!)).toEqual(['r0', 'r2'])
    expect(
      runs
        .update('w', Number.NaN)
        .groupBy('w')
        .agg({ m: mean('v') })
        .toRecords(),
    ).toEqual([{ w: Number.NaN, m: 1 }])
  })
})
