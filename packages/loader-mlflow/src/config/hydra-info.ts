import type { HydraInfo } from '@runsheaf/core/plugin'
import { type Config, ConfigCache, type ConfigNode, pythonText, select } from '@runsheaf/hydra-config'
import type { ReadContext } from '../store/facet.ts'
import type { RunPlace } from '../store/run-place.ts'
import { readConfigs } from './read-config.ts'

/** What Hydra wrote of a run beside the config: two more opens. `undefined` if it wrote nothing. */
export function hydraInfo({ files, log }: ReadContext, run: RunPlace): HydraInfo | undefined {
  const cache = new ConfigCache()
  const read = (name: string): Config | undefined => {
    const [reading] = readConfigs(files, name, [run], cache)
    if (reading?.state === 'faulty') log.add(reading.fault)
    return reading?.state === 'read' ? reading.config : undefined
  }
  const hydra = read('hydra.yaml')
  const overrides = read('overrides.yaml')
  if (!hydra && !overrides) return undefined
  return {
    job: hydra && jobOf(hydra),
    overrides: overrides?.kind === 'list' ? overrides.items.map(pythonText) : [],
    choices: hydra && choicesOf(hydra),
  }
}

function jobOf(hydra: Config): HydraInfo['job'] {
  const name = nodeAt(hydra, ['hydra', 'job', 'name'])
  const num = nodeAt(hydra, ['hydra', 'job', 'num'])
  return {
    name: name && name.kind !== 'null' ? pythonText(name) : undefined,
    num: num?.kind === 'int' ? Number(num.value) : undefined,
  }
}

function choicesOf(hydra: Config): HydraInfo['choices'] {
  const choices = nodeAt(hydra, ['hydra', 'runtime', 'choices'])
  if (choices?.kind !== 'map') return undefined
  const entries = choices.keys.map((key, i) => {
    const value = choices.values[i]!
    return [typeof key === 'string' ? key : pythonText(key), value.kind === 'null' ? null : pythonText(value)] as const
  })
  return Object.fromEntries(entries)
}

/** A literal of hydra.yaml, which holds interpolations too, but not where this looks. */
function nodeAt(hydra: Config, path: readonly string[]): ConfigNode | undefined {
  return select(hydra, path, { broken: 'absent' })
}
