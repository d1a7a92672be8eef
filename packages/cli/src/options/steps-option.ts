import { type Command, InvalidArgumentError } from 'commander'

/** Which steps of a metric. */
export interface StepsOption {
  readonly steps?: readonly [first: number, last: number]
}

/** Adds the option that chooses steps. */
export function addStepsOption(command: Command): Command {
  return command.option('--steps <range>', 'only these steps, both ends included, such as 0..99, 100.. or ..50', steps)
}

function steps(text: string): readonly [number, number] {
  const [, first, last] = /^(-?\d+)?\.\.(-?\d+)?$/.exec(text) ?? []
  const range = [end(first, Number.NEGATIVE_INFINITY), end(last, Number.POSITIVE_INFINITY)] as const
  if ((first !== undefined || last !== undefined) && range[0] <= range[1]) return range
  throw new InvalidArgumentError('It must be a range of steps such as 0..99, 100.. or ..50.')
}

const end = (text: string | undefined, none: number) => (text === undefined ? none : Number(text))
