import { createSheaf, exists } from '@runsheaf/core'
import { expect, test } from 'vitest'
import { mlflow } from '../src/index.ts'
import { counting } from './support/load.ts'
import { storeOf } from './support/store-of.ts'

const config = 'base: 32\nlr: 0.1\nref: ${base}\nname: m-${base}\nsub:\n  up: ${base}\nl: [1, 2]\nempty: ???\n'

test('interpolations follow an update, and what it was called on stays as it was', async () => {
  const { files, opens } = counting()
  const runs = await createSheaf({ loaders: [mlflow({ files })] }).load(storeOf(config, config))
  expect(runs.toList('ref')).toEqual([32, 32])
  opens()
  const updated = runs.update('base', (run: { info: { runId: string } }) => (run.info.runId === 'r0' ? 5 : 6), {
    force: true,
  })
  expect(updated.toList('ref')).toEqual([5, 6])
  expect(updated.toList('sub.up')).toEqual([5, 6])
  expect(updated.map((run) => run.cfg.name)).toEqual(['m-5', 'm-6'])
  expect(runs.toList('name')).toEqual(['m-32', 'm-32'])
  expect(opens()).toBe(0)
})

test('an update may be an interpolation, lead into a list, fill what is missing, and be updated again', async () => {
  const runs = await createSheaf({ loaders: [mlflow()] }).load(storeOf(config))
  const updated = runs.update('empty', '${l.1}').update('l.1', 7, { force: true })
  expect(updated.first().get('empty')).toBe(7)
  expect(updated.first().cfg.l).toEqual([1, 7])
  expect(updated.update('base', '???', { force: true }).first().get('base', 'none')).toBe('none')
})

test('of a collection from several places, each run follows its own config', async () => {
  const sheaf = createSheaf({ loaders: [mlflow()] })
  const [a, b] = [await sheaf.load(storeOf(config)), await sheaf.load(storeOf('base: 1\nref: x-${base}\n'))]
  expect(a.append(b).update('base', 9, { force: true }).toList('ref')).toEqual([9, 'x-9'])
})

test('a run without a config gets one', async () => {
  const root = storeOf(config, undefined)
  const runs = await createSheaf({ loaders: [mlflow()] }).load(root)
  expect(runs.update('a.b', 1).update('c', '${a.b}').toList('c')).toEqual([1, 1])
})

test('undefined makes a key missing, and so do interpolations that lead to it', async () => {
  const runs = await createSheaf({ loaders: [mlflow()] }).load(storeOf(config))
  const updated = runs.update('base', undefined, { force: true })
  expect(updated.first().get('base', 'none')).toBe('none')
  expect(updated.filter({ ref: exists() }).length).toBe(0)
  expect(() => updated.first().get('ref')).toThrow(expect.objectContaining({ code: 'VALUE_UNREADABLE' }))
})
