import type { StandardSchema } from '../types/standard-schema.ts'

/**
 * A schema that accepts every config as it is: it carries a type and checks nothing.
 *
 * @example
 * const runs = await sheaf.load('mlruns', { config: typed<Config>(), impl: Analyzer })
 */
export function typed<C>(): StandardSchema<unknown, C> {
  return { '~standard': { version: 1, vendor, validate: (value) => ({ value: value as C }) } }
}

const vendor = 'runsheaf'

/** Whether a schema is {@link typed}, so that configs need not go through it: what they hold would lose its kinds of numbers. */
export const isTyped = (schema: StandardSchema<any, any>): boolean => schema['~standard'].vendor === vendor
