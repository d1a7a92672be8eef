import type { ExperimentChoice } from '../contract/loader.ts'
import { globTest } from './glob.ts'

/**
 * Which of the named experiments are chosen. A name in a choice is taken exactly if there is such an experiment,
 * otherwise as a glob (`*`, `?`, `[abc]`, `[!abc]`; case-sensitive; `*` crosses `/`).
 *
 * @param names of all experiments at hand.
 * @returns the chosen names, and the parts of the choice that fit no experiment.
 * @example
 * chooseExperiments(['base', 'large'], 'b*') // { chosen: Set { 'base' }, unmatched: [] }
 */
export function chooseExperiments(
  names: Iterable<string>,
  choice: ExperimentChoice | undefined,
): { chosen: ReadonlySet<string>; unmatched: readonly string[] } {
  const all = new Set(names)
  if (choice === undefined) return { chosen: all, unmatched: [] }
  if (typeof choice === 'function') return { chosen: new Set([...all].filter(choice)), unmatched: [] }
  const chosen = new Set<string>()
  const unmatched: string[] = []
  for (const part of typeof choice === 'string' ? [choice] : choice) {
    const fits = all.has(part) ? [part] : [...all].filter(globTest(part))
    for (const name of fits) chosen.add(name)
    if (fits.length === 0) unmatched.push(part)
  }
  return { chosen, unmatched }
}
