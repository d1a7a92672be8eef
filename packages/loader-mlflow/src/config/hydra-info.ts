import { columnOf, type HydraInfo } from '@runsheaf/core/plugin'
import { parseConfig, pythonText, readHydraYaml } from '@runsheaf/hydra-config'
import type { ListedRun } from '../listing/listed-run.ts'
import type { FacetReader, ReadContext } from '../source/facet.ts'
import type { Configs } from './configs.ts'
import { type HydraReading, readHydraFiles } from './read-config.ts'

/** What Hydra wrote of runs beside their configs: two more opens for each. */
export const hydraInfos = (configs: Configs): FacetReader => ({
  column: (context, _, runs) => columnOf(runs.map((run) => hydraInfo(context, configs, run))),
})

/** `undefined` if Hydra wrote nothing. */
function hydraInfo(context: ReadContext, configs: Configs, run: ListedRun): HydraInfo | undefined {
  const config = readValue(context, configs.readHydra(context.files, run))
  const [reading] = readHydraFiles(context.files, 'overrides.yaml', [run], readTexts)
  const overrides = readValue(context, reading!)
  if (!config && !overrides) return undefined
  const hydra = config && readHydraYaml(config)
  return {
    job: hydra && { name: hydra.jobName, num: hydra.jobNum },
    overrides: overrides ?? [],
    choices: hydra && Object.fromEntries(hydra.choices),
  }
}

/** The overrides as they were typed. */
function readTexts(bytes: Uint8Array): string[] {
  const config = parseConfig(bytes)
  return config.kind === 'list' ? config.items.map(pythonText) : []
}

function readValue<T>({ log }: ReadContext, reading: HydraReading<T>): T | undefined {
  if (reading.state === 'faulty') log.add(reading.fault)
  return reading.state === 'read' ? reading.value : undefined
}
