import { createSheaf } from '../../collection/sheaf.ts'
import { assertSame, holds, type LoaderCase } from './loaded-runs.ts'
import { sampleRuns, variedRuns } from './sample-run.ts'

/** What users do with a loader. */
export const sheafCases: readonly LoaderCase[] = [
  {
    name: 'answers questions of a sheaf',
    async run({ loader, writeStore }) {
      if (loader.api !== 1) return
      const sheaf = createSheaf({ loaders: [loader] })
      const runs = await sheaf.load(await writeStore(variedRuns), { read: ['cfg', 'metrics'] })
      assertSame('the number of runs', runs.length, variedRuns.length)
      if (holds(loader, 'cfg'))
        assertSame("filter({ 'model.type': 'lstm' })", runs.filter({ 'model.type': 'lstm' }).length, 1)
      if (holds(loader, 'metrics')) assertSame('toList', runs.sort('metrics.loss').toList('metrics.loss'), [0.5, 0.8])
    },
  },
  {
    name: 'loads by a condition what meets it',
    async run({ loader, writeStore }) {
      if (loader.api !== 1) return
      const sheaf = createSheaf({ loaders: [loader] })
      const location = await writeStore(variedRuns)
      const count = async (where: string) => (await sheaf.load(location, { where })).length
      if (holds(loader, 'metrics')) assertSame("where: 'metrics.loss < 0.6'", await count('metrics.loss < 0.6'), 1)
      if (holds(loader, 'cfg')) assertSame("where: 'model.layers = 3'", await count('model.layers = 3'), 1)
    },
  },
  {
    name: 'is joined with itself',
    async run({ loader, writeStore }) {
      if (loader.api !== 1) return
      const sheaf = createSheaf({ loaders: [loader] })
      const [one, other] = sampleRuns({ cfg: { lr: 0.1 } }, { cfg: { lr: 0.2 } })
      const runs = await sheaf.load([await writeStore([one!]), await writeStore([other!])])
      await runs.read('cfg')
      if (holds(loader, 'cfg')) assertSame('the learning rates', runs.sort('lr').toList('lr'), [0.1, 0.2])
    },
  },
]
