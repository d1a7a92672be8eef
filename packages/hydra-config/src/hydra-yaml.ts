import type { ResolveOptions } from './evaluation/resolve-options.ts'
import { select } from './evaluation/select.ts'
import type { Config, ConfigNode } from './nodes/node.ts'
import { keyText, pythonText } from './nodes/python-text.ts'
import { parseConfig } from './read/parse-config.ts'

/** What Hydra wrote of a job into its `hydra.yaml`. What is absent, `???` or cannot be resolved is undefined. */
export interface HydraInfo {
  /** The whole file: give it as `hydra` when resolving `${hydra:…}`, and `select` what else is needed from it. */
  readonly config: Config
  readonly jobName: string | undefined
  /** Number of the job within its sweep; undefined in a single run. */
  readonly jobNum: number | undefined
  /** The chosen option of each config group; null where none was chosen. */
  readonly choices: ReadonlyMap<string, string | null>
}

/**
 * Reads a `hydra.yaml`, as text, as bytes, or parsed already.
 *
 * @throws ConfigError as `parseConfig` does
 *
 * @example
 * readHydraYaml('hydra:\n  job: {name: train, num: 3}\n').jobNum // 3
 */
export function readHydraYaml(input: string | Uint8Array | Config, options: ResolveOptions = {}): HydraInfo {
  const config = typeof input === 'object' && 'kind' in input ? input : parseConfig(input)
  const at = (...path: string[]): ConfigNode | undefined =>
    select(config, ['hydra', ...path], { hydra: config, ...options, broken: 'absent' })
  const name = at('job', 'name')
  const num = at('job', 'num')
  const choices = at('runtime', 'choices')
  return {
    config,
    jobName: name && textOf(name),
    jobNum: num?.kind === 'int' ? Number(num.value) : undefined,
    choices: new Map(
      choices?.kind === 'map' ? choices.keys.map((key, i) => [keyText(key), textOf(choices.values[i]!) ?? null]) : [],
    ),
  }
}

const textOf = (node: ConfigNode): string | undefined => (node.kind === 'null' ? undefined : pythonText(node))
