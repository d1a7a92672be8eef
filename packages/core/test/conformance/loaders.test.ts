import { test } from 'vitest'
import { describeLoader } from '../../src/conformance.ts'
import { chooseRuns, defineLoader, sourceFromRecords } from '../../src/plugin.ts'
import { asyncStore } from './loaders/async-store.ts'
import { memoryLoader, runsAt, storeOf, writeStore } from './loaders/memory-loader.ts'

describeLoader({ test, loader: memoryLoader(), writeStore })
describeLoader({
  test,
  loader: memoryLoader({ name: 'memory, read asynchronously' }, (runs) => asyncStore(storeOf(runs))),
  writeStore,
})

const configsAlone = defineLoader({
  name: 'configs and last values alone',
  looksFor: 'memory:NUMBER',
  holds: ['cfg', 'metrics'],
  detect: (location) => location.startsWith('memory:'),
  load: (locations, request) => {
    const runs = chooseRuns(locations.flatMap(runsAt), request)
    return sourceFromRecords(
      runs.map(({ info: { runId, experimentName, lifecycleStage }, cfg, metrics = {} }) => ({
        info: { runId, experimentName, lifecycleStage },
        cfg,
        metrics: Object.fromEntries(Object.entries(metrics).map(([name, values]) => [name, values.at(-1)!.value])),
      })),
    )
  },
})
describeLoader({ test, loader: configsAlone, writeStore })
