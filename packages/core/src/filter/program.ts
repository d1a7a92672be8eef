import { RunError } from '../errors.ts'
import type { CharTest, Step } from './automaton.ts'

/** A part of a pattern: adds its steps to those of what comes after it, which begin at `next`; gives where it begins. */
export type Part = (steps: Step[], next: number) => number

const mostSteps = 20_000

/** Adds a step, and gives its place. @throws RunError FILTER_SYNTAX where there are too many. */
function add(steps: Step[], step: Step): number {
  if (steps.length >= mostSteps) throw new RunError('FILTER_SYNTAX', 'The repetitions multiply to too large a pattern.')
  return steps.push(step) - 1
}

const edge =
  (edge: 'start' | 'end'): Part =>
  (steps, next) =>
    add(steps, { edge, to: [next] })

export const start = edge('start')
export const end = edge('end')

export const character =
  (test: CharTest): Part =>
  (steps, next) =>
    add(steps, { test, to: [next] })

/** Any character but a newline. */
export const anything = character((char) => char !== '\n')

/** One part after another. */
export const sequence =
  (parts: readonly Part[]): Part =>
  (steps, next) =>
    parts.reduceRight((after, part) => part(steps, after), next)

/** One part or another. */
export const choice =
  (parts: readonly Part[]): Part =>
  (steps, next) =>
    parts.length === 1 ? parts[0]!(steps, next) : add(steps, { to: parts.map((part) => part(steps, next)) })

/** A part so many times in a row. What takes no steps takes none the next time. */
export const repeat =
  (part: Part, [least = 0, most = least]: readonly number[]): Part =>
  (steps, next) => {
    let begin = next
    let optional = most - least
    if (most === Infinity) {
      begin = add(steps, { to: [next] })
      steps[begin]!.to.push(part(steps, begin))
      optional = 0
    }
    for (let i = 0; i < least + optional; i++) {
      const once = part(steps, begin)
      if (once === begin) break
      begin = i < optional ? add(steps, { to: [once, next] }) : once
    }
    return begin
  }
