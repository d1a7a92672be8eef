import { expect, test } from 'vitest'
import { allRows, load } from './support/load.ts'
import { unpack } from './support/stores.ts'

test('paths that hold nothing but other values of the config are derived, those that call a resolver are not', async () => {
  const store = await load(unpack('sweep-ml3'), { experiments: 'transformer_base' })
  const derived = store.derived?.(allRows(store)).map((path) => path.join('.'))
  expect(derived).toEqual(['model.heads', 'name', 'data.path', 'trainer.effective_batch'])
})

test('empty maps have no leaves', async () => {
  const store = await load(unpack('sweep-ml3'), { experiments: 'transformer_base' })
  expect(store.names('cfg', allRows(store)).some((paths) => paths.some((path) => path.join('.') === 'labels'))).toBe(
    false,
  )
})
