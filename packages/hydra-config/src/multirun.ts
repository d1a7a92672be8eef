import { type HydraInfo, hydraInfoOf } from './hydra-yaml.ts'
import { type Config, map } from './node.ts'
import { parseConfig } from './parse-config.ts'
import type { ResolveOptions } from './resolve-options.ts'

/** A sweep, as its `multirun.yaml` says. */
export interface Multirun {
  readonly hydra: HydraInfo
  /** The config that the jobs of the sweep start from. */
  readonly config: Config
}

/**
 * Reads a sweep's `multirun.yaml`, which holds Hydra's config and that of the app in one.
 *
 * @throws ConfigError as `parseConfig` does
 *
 * @example
 * readMultirun('hydra:\n  overrides: {task: ["lr=0.1,0.2"]}\nlr: 0.1\n').hydra.overrides[0].text // '0.1,0.2'
 */
export function readMultirun(input: string | Uint8Array, options: ResolveOptions = {}): Multirun {
  const config = parseConfig(input)
  return { hydra: hydraInfoOf(config, options), config: withoutHydra(config) }
}

function withoutHydra(config: Config): Config {
  if (config.kind === 'list') return config
  const { keys, values } = config
  return map(
    keys.filter((key) => key !== 'hydra'),
    values.filter((_, i) => keys[i] !== 'hydra'),
  )
}
