import { ConfigError } from '../nodes/errors.ts'
import type { Value } from '../nodes/value.ts'

/** Checks the number of arguments, as Python does before it calls a function. */
export function checkArity(name: string, args: readonly Value[], fewest: number, most: number): void {
  if (args.length >= fewest && args.length <= most) return
  const wanted = fewest === most ? `${fewest}` : `${fewest} to ${most}`
  throw new ConfigError('INTERPOLATION_RESOLUTION', `${name} takes ${wanted} arguments, ${args.length} given`)
}

/** The text of an argument that must be one. */
export function textArgument(name: string, { node }: Value): string {
  if (node.kind === 'str') return node.value
  throw new ConfigError('INTERPOLATION_RESOLUTION', `${name} takes a string, ${node.kind} given`)
}
