import type { StandardSchema } from '../types/standard-schema.ts'

/**
 * A schema that accepts every config as it is: it carries a type and checks nothing.
 *
 * @example
 * const runs = await sheaf.load('mlruns', { config: typed<Config>(), impl: Analyzer })
 */
export function typed<C>(): StandardSchema<unknown, C> {
  return { '~standard': { version: 1, vendor: 'runsheaf', validate: (value) => ({ value: value as C }) } }
}
