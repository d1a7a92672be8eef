import { expect, test } from 'vitest'
import { configs, runsOf } from '../support/memory.ts'

test('concat puts the frames of the runs below one another, with columns of the run beside', async () => {
  const runs = await configs({ n: 1, l: [1] }, { n: 2.5, l: [2] })
  const frame = runs.concat(
    (run) => [
      { epoch: 0, v: run.cfg.n },
      { epoch: 1, v: 0 },
    ],
    'run_id',
    ['x', 7],
    'l',
  )
  expect(frame.toRecords()).toEqual([
    { epoch: 0, v: 1, run_id: 'r0', x: 7, l: [1] },
    { epoch: 1, v: 0, run_id: 'r0', x: 7, l: [1] },
    { epoch: 0, v: 2.5, run_id: 'r1', x: 7, l: [2] },
    { epoch: 1, v: 0, run_id: 'r1', x: 7, l: [2] },
  ])
  expect(frame.column('v').type).toBe('f64')
})

test('concat takes frames of the backend, and of no runs or no rows makes an empty frame', async () => {
  const runs = await configs({ n: 1 }, { n: 2 })
  expect(runs.concat((run) => runs.filter({ n: run.cfg.n }).toFrame('n'), 'run_id').toRecords()).toEqual([
    { n: 1, run_id: 'r0' },
    { n: 2, run_id: 'r1' },
  ])
  expect(runs.concat((run) => (run.cfg.n === 1 ? [] : [{ a: 1 }]), 'run_id').toRecords()).toEqual([
    { a: 1, run_id: 'r1' },
  ])
  expect(runs.slice(0, 0).concat(() => [{ a: 1 }], 'n').names).toEqual(['n'])
})

test('concat refuses frames of other columns, columns of one name, and promises', async () => {
  const runs = await configs({ n: 1 }, { n: 2 })
  expect(() => runs.concat((run) => [{ [`c${run.cfg.n}`]: 1 }])).toThrowError(
    /frame of run r1 has the columns c2; the first one has c1/,
  )
  expect(() => runs.concat(() => [{ n: 1 }], 'n')).toThrowError(/two columns named n/)
  expect(() => runs.concat(async () => [])).toThrowError(/gave a promise/)
})

test('history is a long frame: points of each run, with keys beside, within steps', async () => {
  const point = (step: number, value: number) => ({ step, timestamp: step * 1000, value })
  const runs = await runsOf(
    { cfg: { seed: 1 }, metrics: { loss: [point(0, 3), point(1, 2), point(2, 1)], acc: 1 } },
    { cfg: { seed: 2 }, metrics: { loss: [point(1, 5)] } },
    { cfg: { seed: 3 } },
  )
  const frame = await runs.sort('seed', { reverse: true }).history('loss', { keys: ['seed'], steps: [1, 2] })
  expect(frame.names).toEqual(['run_id', 'step', 'timestamp', 'value', 'seed'])
  expect(frame.toRecords().map((row) => [row.run_id, row.step, row.value, row.seed])).toEqual([
    ['r1', 1, 5, 2],
    ['r0', 1, 2, 1],
    ['r0', 2, 1, 1],
  ])
  expect((await runs.history(['loss', 'acc'])).column('metric').length).toBe(5)
  expect(await runs.at(0)!.history('loss')).toEqual([point(0, 3), point(1, 2), point(2, 1)])
})

test('a series of mixed values is refused like a column', async () => {
  const runs = await configs({ x: 1 }, { x: 'a' })
  expect(() => runs.toSeries('x')).toThrowError(/several types/)
  expect(runs.with({ mixed: 'string' }).toSeries('x', { name: 'X' })).toMatchObject({ name: 'X' })
})

test('a frame of the whole config has a column for each leaf of some run, and no fold of dots is lost', async () => {
  const runs = await configs({ e: {}, a: { 'b.c': 1 } }, { e: { z: 1 }, '': 2 })
  expect(
    runs
      .toFrame()
      .toRecords()
      .map(({ run_id, run_dir, job_name, ...rest }) => rest),
  ).toEqual([
    { 'e.z': null, 'a.b.c': 1, '': null },
    { 'e.z': 1, 'a.b.c': null, '': 2 },
  ])
})

test('runs that a setting leaves out have no rows in frames of several rows each', async () => {
  const point = (value: number) => [{ step: 0, timestamp: 0, value }]
  const all = await runsOf({ cfg: {}, metrics: { m: point(1) } }, { cfg: { k: 2 }, metrics: { m: point(3) } })
  const some = all.with({ missing: 'skip' })
  expect((await some.history('m', { keys: ['k'] })).toRecords()).toEqual([
    { run_id: 'r1', step: 0, timestamp: new Date(0), value: 3, k: 2 },
  ])
  expect(some.concat((run) => [{ id: run.info.runId }], 'k').toRecords()).toEqual([{ id: 'r1', k: 2 }])
})
