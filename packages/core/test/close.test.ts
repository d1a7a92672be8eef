import { createSheaf, type RunCollection, type RunSource } from '@runsheaf/core'
import { defineLoader, sourceFromRecords } from '@runsheaf/core/plugin'
import { expect, test } from 'vitest'
import { z } from 'zod'

/** Loaders for `x`, `y` and `z`, each of whose sources notes that it is closed. */
function closing(change: Partial<RunSource> = {}) {
  const closed: string[] = []
  const loaders = ['x', 'y', 'z'].map((name) =>
    defineLoader({
      name,
      looksFor: name,
      detect: (location) => location === name,
      load: () => ({
        ...sourceFromRecords([{ info: { runId: name }, cfg: { lr: 0.1 } }]),
        ...change,
        close: async () => void closed.push(name),
      }),
    }),
  )
  return { sheaf: createSheaf({ loaders }), closed }
}

test('runs are closed at the end of the block that uses them, and what was read stays at hand', async () => {
  const { sheaf, closed } = closing()
  let filtered: RunCollection
  {
    await using runs = await sheaf.load('x')
    filtered = runs.filter('lr < 1')
    expect(closed).toEqual([])
  }
  expect(closed).toEqual(['x'])
  expect(filtered.toList('lr')).toEqual([0.1])
})

test('a source is closed once, however many collections of its runs are closed', async () => {
  const { sheaf, closed } = closing()
  const runs = await sheaf.load('x')
  await Promise.all([runs.close(), runs.filter('lr < 1').close(), runs.sort('lr').close()])
  await runs.update('depth', 2).close()
  await runs.close()
  expect(closed).toEqual(['x'])
})

test('joined, updated and checked collections close what they stand on', async () => {
  const { sheaf, closed } = closing()
  const config = z.object({ lr: z.number(), depth: z.number().default(2) })
  const checked = await sheaf.load(['x', 'y'], { config, impl: () => ({ score: 1 }) })
  const runs = checked.append(await sheaf.load('z')).update('lr', 1, { force: true })
  expect(runs.toList('lr')).toEqual([1, 1, 1])
  await runs.close()
  expect(closed.toSorted()).toEqual(['x', 'y', 'z'])
})

test('a source that cannot be closed does not keep others open, and is named', async () => {
  const { sheaf, closed } = closing()
  const stuck = defineLoader({
    name: 'stuck',
    looksFor: 'stuck',
    detect: (location) => location === 'stuck',
    load: () => ({
      ...sourceFromRecords([{ info: { runId: 's' } }]),
      close() {
        throw new Error('busy')
      },
    }),
  })
  const runs = (await createSheaf({ loaders: [stuck] }).load('stuck')).append(await sheaf.load('x'))
  await expect(runs.close()).rejects.toMatchObject({ code: 'PLUGIN_FAILED', message: 'stuck failed to close: busy' })
  expect(closed).toEqual(['x'])
})

test('what was opened is closed where load fails', async () => {
  const { sheaf, closed } = closing()
  await expect(sheaf.load('x', { where: 'lrr < 1' })).rejects.toMatchObject({ code: 'KEY_UNKNOWN' })
  expect(closed).toEqual(['x'])
  const burning = defineLoader({
    name: 'bad',
    looksFor: 'bad',
    detect: (location) => location === 'bad',
    load() {
      throw new Error('disk on fire')
    },
  })
  const good = defineLoader({
    name: 'good',
    looksFor: 'good',
    detect: (location) => location === 'good',
    load: () => ({ ...sourceFromRecords([]), close: async () => void closed.push('good') }),
  })
  await expect(createSheaf({ loaders: [burning, good] }).load(['good', 'bad'])).rejects.toThrow('disk on fire')
  expect(closed).toEqual(['x', 'good'])
})

test('runs of a source that holds nothing open are closed as well', async () => {
  const loader = defineLoader({ name: 'm', looksFor: 'm', detect: () => true, load: () => sourceFromRecords([]) })
  const runs = await createSheaf({ loaders: [loader] }).load('m')
  await expect(runs.close()).resolves.toBeUndefined()
})
