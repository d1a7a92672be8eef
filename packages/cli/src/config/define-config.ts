import type { FrameBackend, Loader, Settings } from '@runsheaf/core'
import type { FrameName } from './frame-names.ts'

/** A frame backend by name, or the backend itself. */
export type FrameChoice = FrameName | FrameBackend<any>

/** A table of runs under a name: options of `runsheaf ls`, which those that are typed add to or take the place of. */
export interface View {
  readonly experiment?: string | readonly string[]
  readonly where?: string | readonly string[]
  readonly columns?: string
  readonly sort?: string
  readonly limit?: number
}

/** What a `runsheaf.config.ts` (or `.js`, `.mjs`, `.json`) may say. */
export interface RunsheafConfig extends Partial<Pick<Settings, 'defaults' | 'nan'>> {
  /** Where runs come from; the first that detects a place reads it. By default MLflow's folders. */
  readonly loaders?: readonly Loader[]
  /** Through which frames tables go; without it through none. */
  readonly frame?: FrameChoice
  /** The store that is read where none is named: a path, from the folder of this file. */
  readonly store?: string
  /** Short names for keys, understood wherever keys are; columns are called so: `aliases: { acc: 'metrics.val/acc' }`. */
  readonly aliases?: Readonly<Record<string, string>>
  /** Tables of runs under names: `views: { best: … }` is shown by `runsheaf ls @best`. */
  readonly views?: Readonly<Record<string, View>>
}

/**
 * Types a config file.
 *
 * @example
 * // runsheaf.config.ts
 * export default defineConfig({ store: 'outputs/mlruns', frame: 'polars', defaults: { 'model.dropout': 0 } })
 */
export function defineConfig(config: RunsheafConfig): RunsheafConfig {
  return config
}
