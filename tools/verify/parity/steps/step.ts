import type { World } from '../world.ts'

/** What a step does: with the result of the one before, its arguments and those given by name. */
export type StepOf<S> = (
  subject: S,
  args: readonly any[],
  kwargs: Readonly<Record<string, any>>,
  world: World,
) => unknown

export type Steps<S> = Readonly<Record<string, StepOf<S>>>
