import { parse, type RunCollection } from '@runsheaf/core'
import { explain } from '@runsheaf/core/verbs'
import { grouped, plural } from '../query/plural.ts'
import { safeText } from '../render/safe-text.ts'

/** Why no run is shown: how many each condition keeps of the runs that the ones before have left. */
export function explainEmptyResult(all: RunCollection, conditions: readonly string[]): string[] {
  if (all.length === 0) return ['Deleted runs, if there are any, are shown by --lifecycle all.']
  if (conditions.length === 0) return []
  const whole = { kind: 'and', filters: conditions.map((condition) => parse(condition)) } as const
  const { steps } = explain(all.selection, whole)
  if (steps.length < 2) return []
  const kept = steps.map((step) => `${safeText(step.condition)} keeps ${grouped(step.kept)}`)
  return [`Of ${plural(all.length, 'run')} ${kept.join(', ')}.`]
}
