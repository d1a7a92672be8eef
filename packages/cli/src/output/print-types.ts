import type { RunCollection } from '@runsheaf/core'
import { inferConfigType } from '@runsheaf/core/verbs'
import type { Context } from '../context.ts'
import { safeLines } from '../render/safe-text.ts'

/** Writes a TypeScript interface that the configs of runs meet. */
export function printTypes(runs: RunCollection, { stdout, isTTY }: Context, name?: string): void {
  const text = inferConfigType(runs, name)
  stdout.write(isTTY ? safeLines(text) : text)
}
