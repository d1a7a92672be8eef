import { RunError } from '@runsheaf/core/plugin'

let allowed: boolean | undefined

/** @throws RunError CAPABILITY_MISSING where code cannot be made from text, as nearly each of arquero's verbs does. */
export function refuseWithoutEval(): void {
  allowed ??= canCompile()
  if (allowed) return
  const message =
    "arquero compiles its expressions with new Function, which this page's Content-Security-Policy (or this runtime) forbids. Allow 'unsafe-eval', or use the table of @runsheaf/core, which needs no eval: with(columnTable)."
  throw new RunError('CAPABILITY_MISSING', message, { plugin: 'arquero' })
}

function canCompile(): boolean {
  try {
    return new Function('return true')()
  } catch {
    return false
  }
}
