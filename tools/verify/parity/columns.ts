import { defaults } from '@runsheaf/core'
import { Tuple } from './python.ts'

/** The arguments of `toFrame` for those of `to_frame`: keys, `(key, default)`, and functions by name. */
export function columnArguments(args: readonly unknown[], kwargs: Readonly<Record<string, unknown>>): any[] {
  const { defaults: _, ...functions } = kwargs
  const columns = args.map((arg) => (arg instanceof Tuple ? arg.items : arg))
  return Object.keys(functions).length > 0 ? [...columns, functions] : columns
}

/** The settings for the argument `defaults`. */
export function columnSettings({ defaults: values }: Readonly<Record<string, any>>): object {
  return values ? defaults(values) : {}
}
