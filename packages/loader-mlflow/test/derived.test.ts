import { namedKeys, select } from '@runsheaf/core/verbs'
import { expect, test } from 'vitest'
import { allRows, type LoadedStore, load } from './support/load.ts'
import { storeOf } from './support/store-of.ts'
import { unpack } from './support/stores.ts'

const derivedKeys = (store: LoadedStore, rows: Int32Array) =>
  namedKeys({ ...select(store), rows }, 'cfg').flatMap(({ name, derived }) => (derived ? [name] : []))

test('paths that hold nothing but other values of the config are derived, those that call a resolver are not', async () => {
  const store = await load(unpack('sweep-ml3'), { experiments: 'transformer_base' })
  expect(derivedKeys(store, allRows(store))).toEqual(['model.heads', 'name', 'data.path', 'trainer.effective_batch'])
})

test('empty maps have no leaves', async () => {
  const store = await load(unpack('sweep-ml3'), { experiments: 'transformer_base' })
  expect(store.names('cfg', allRows(store)).some((paths) => paths.some((path) => path.join('.') === 'labels'))).toBe(
    false,
  )
})

const big = 'a: {x: 1, y: 2}\nb: 1\n'

test('leaves and derived paths are told of each config, whatever others are like', async () => {
  const configs = [
    `${big}to: \${a}\nname: m-\${b}\n`,
    `${big}to: \${b}\nname: m-\${b}\n`,
    `${big}to: \${a}\nname: m\n`,
    'a: {x: 1}\nto: ${a}\nname: m-${a.x}\n',
    `${big}to: \${a}\nname: m-\${b}\n`,
  ]
  const whole = ['a.x', 'a.y', 'b', 'to.x', 'to.y', 'name']
  const leaves = [whole, ['a.x', 'a.y', 'b', 'to', 'name'], whole, ['a.x', 'to.x', 'name'], whole]
  const store = await load(storeOf(...configs))
  for (const rows of [allRows(store), allRows(store).reverse()]) {
    const names = store.names('cfg', rows).map((paths) => paths.map((path) => path.join('.')))
    expect(names).toEqual(Array.from(rows, (row) => leaves[row]))
    expect(derivedKeys(store, rows)).toEqual(['to'])
    expect(
      derivedKeys(
        store,
        rows.filter((row) => row !== 2),
      ).sort(),
    ).toEqual(['name', 'to'])
  }
})

test('configs of two kinds that take turns share two lists of names', async () => {
  const store = await load(
    storeOf(...Array.from({ length: 8 }, (_, i) => (i % 2 ? 'a: 1\nb: 2\n' : 'a: 1\nref: ${a}\n'))),
  )
  expect(new Set(store.names('cfg', allRows(store))).size).toBe(2)
})
