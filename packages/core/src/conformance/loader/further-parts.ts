import { valuesOf } from '../../columns/value.ts'
import { assert } from '../suite.ts'
import { assertSame, assertValues, cfgKey, columnOfKey, type LoaderCase, loadRuns, namesOf } from './loaded-runs.ts'
import { variedRuns } from './sample-run.ts'

const optional = ['isRead', 'models', 'updated'] as const

/** What stores can do beyond reading: by presence. */
export const furtherParts: readonly LoaderCase[] = [
  ...optional.map(
    (method): LoaderCase => ({
      name: `has ${method} of stores if it can do that, and no such property otherwise`,
      async run(subject) {
        const { store } = await loadRuns(subject, variedRuns)
        assert(!(method in store) || typeof store[method] === 'function', `${method} is there, but is no function`)
      },
    }),
  ),
  {
    name: 'says that it has read what it has read, if it says so',
    async run(subject) {
      const loaded = await loadRuns(subject, variedRuns)
      await columnOfKey(loaded, cfgKey('model', 'type'))
      assertSame('isRead of cfg.model.type', loaded.store.isRead?.(cfgKey('model', 'type'), loaded.rows) ?? true, true)
    },
  },
  {
    name: 'gives no models of runs that have none',
    async run(subject) {
      const { store, rows } = await loadRuns(subject, variedRuns)
      assertSame('the models', store.models?.(rows[0]!) ?? [], [])
    },
  },
  {
    name: 'changes configs in a store of its own, if it changes them',
    async run(subject) {
      const loaded = await loadRuns(subject, variedRuns)
      await loaded.store.read?.(['cfg'], loaded.rows, {})
      const values = new Map([[loaded.rows[0]!, 8]])
      const store = loaded.store.updated?.({ path: ['model', 'layers'], values })
      if (!store) return
      await assertValues({ ...loaded, store }, cfgKey('model', 'layers'), [8, 3])
      await assertValues({ ...loaded, store }, cfgKey('model', 'type'), ['lstm', 'gru'])
      await assertValues(loaded, cfgKey('model', 'layers'), [2, 3])
    },
  },
  {
    name: 'names what a changed config has, if it changes them',
    async run(subject) {
      const loaded = await loadRuns(subject, variedRuns)
      await loaded.store.read?.(['cfg'], loaded.rows, {})
      const values = new Map([[loaded.rows[1]!, 'adam']])
      const store = loaded.store.updated?.({ path: ['optimizer'], values })
      if (!store) return
      assertSame('the names after a change', await namesOf({ ...loaded, store }, 'cfg'), [
        ['lr', 'model > layers', 'model > type', 'seed'],
        ['dropout', 'lr', 'model > layers', 'model > type', 'optimizer'],
      ])
      assertSame('the new value', valuesOf(store.column(cfgKey('optimizer'), loaded.rows)), [undefined, 'adam'])
    },
  },
]
