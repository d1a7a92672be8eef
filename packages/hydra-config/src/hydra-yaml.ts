import { type Config, type ConfigNode, list } from './node.ts'
import { type Override, overridesOf } from './overrides.ts'
import { parseConfig } from './parse-config.ts'
import { keyText, pythonText } from './python.ts'
import type { ResolveOptions } from './resolve-options.ts'
import { select } from './select.ts'

/** What Hydra knew of a job, as its `hydra.yaml` says. What is absent, `???` or cannot be resolved is undefined. */
export interface HydraInfo {
  /** The whole of it: give it as `hydra` when resolving `${hydra:…}`. */
  readonly config: Config
  readonly jobName: string | undefined
  /** Number of the job within its sweep; undefined in a single run. */
  readonly jobNum: number | undefined
  readonly jobId: string | undefined
  readonly configName: string | undefined
  readonly overrideDirname: string | undefined
  readonly mode: 'RUN' | 'MULTIRUN' | undefined
  /** The chosen option of each config group; null where none was. */
  readonly choices: ReadonlyMap<string, string | null>
  /** The overrides of the job; in a `multirun.yaml` those of the sweep. */
  readonly overrides: readonly Override[]
  readonly hydraOverrides: readonly Override[]
  readonly outputDir: string | undefined
  readonly cwd: string | undefined
  readonly version: string | undefined
  readonly runDir: string | undefined
  readonly sweepDir: string | undefined
}

/**
 * Reads a `hydra.yaml`, as text, as bytes, or parsed already.
 *
 * @throws ConfigError as `parseConfig` does
 *
 * @example
 * readHydraYaml('hydra:\n  job: {name: train, num: 3}\n  mode: MULTIRUN\n').jobNum // 3
 */
export function readHydraYaml(input: string | Uint8Array | Config, options: ResolveOptions = {}): HydraInfo {
  const isParsed = typeof input === 'object' && 'kind' in input
  return hydraInfoOf(isParsed ? input : parseConfig(input), options)
}

/** What the `hydra` key of a config says. */
export function hydraInfoOf(config: Config, options: ResolveOptions): HydraInfo {
  const at = (key: string): ConfigNode | undefined =>
    select(config, ['hydra', ...key.split('.')], { hydra: config, ...options, broken: 'absent' })
  const text = (key: string): string | undefined => {
    const node = at(key)
    return node && node.kind !== 'null' ? pythonText(node) : undefined
  }
  const overrides = (key: string): Override[] => {
    const node = at(key)
    return node?.kind === 'list' ? overridesOf(list(node.items)) : []
  }
  return {
    config,
    jobName: text('job.name'),
    jobNum: numberOf(at('job.num')),
    jobId: text('job.id'),
    configName: text('job.config_name'),
    overrideDirname: text('job.override_dirname'),
    mode: modeOf(text('mode')),
    choices: choicesOf(at('runtime.choices')),
    overrides: overrides('overrides.task'),
    hydraOverrides: overrides('overrides.hydra'),
    outputDir: text('runtime.output_dir'),
    cwd: text('runtime.cwd'),
    version: text('runtime.version'),
    runDir: text('run.dir'),
    sweepDir: text('sweep.dir'),
  }
}

const numberOf = (node: ConfigNode | undefined): number | undefined =>
  node?.kind === 'int' ? Number(node.value) : undefined

const modeOf = (mode: string | undefined): HydraInfo['mode'] =>
  mode === 'RUN' || mode === 'MULTIRUN' ? mode : undefined

function choicesOf(node: ConfigNode | undefined): ReadonlyMap<string, string | null> {
  if (node?.kind !== 'map') return new Map()
  return new Map(
    node.keys.map((key, i) => {
      const choice = node.values[i]!
      return [keyText(key), choice.kind === 'null' ? null : pythonText(choice)]
    }),
  )
}
