import type { Settings } from '../selection/settings.ts'

/**
 * Values for keys that runs lack, as a setting: what a later version of a program added to its config, said once.
 *
 * @param values by key, each a value or a function of the run.
 * @example
 * const version2 = defaults({ 'model.aspect_ratio': 1, warmup: (run) => run.get('steps') / 10 })
 * runs.with(version2).toFrame('model.aspect_ratio')
 */
export function defaults<const D extends Readonly<Record<string, unknown>>>(values: D): { readonly defaults: D } {
  return Object.freeze({ defaults: Object.freeze({ ...values }) }) satisfies Pick<Settings, 'defaults'>
}
