import type { HydraInfo } from '@runsheaf/core/plugin'
import { parseConfig, pythonText, readHydraYaml } from '@runsheaf/hydra-config'
import type { ListedRun } from '../listing/listed-run.ts'
import type { ReadContext } from '../store/facet.ts'
import { type HydraReading, readHydraFiles } from './read-config.ts'

/** What Hydra wrote of a run beside the config: two more opens. `undefined` if it wrote nothing. */
export function hydraInfo(context: ReadContext, run: ListedRun): HydraInfo | undefined {
  const hydra = readValue(context, readHydraFiles(context.files, 'hydra.yaml', [run], readHydraYaml))
  const overrides = readValue(context, readHydraFiles(context.files, 'overrides.yaml', [run], readTexts))
  if (!hydra && !overrides) return undefined
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

function readValue<T>({ log }: ReadContext, [reading]: readonly HydraReading<T>[]): T | undefined {
  if (reading?.state === 'faulty') log.add(reading.fault)
  return reading?.state === 'read' ? reading.value : undefined
}
