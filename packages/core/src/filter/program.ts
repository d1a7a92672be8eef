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

/** A part so many times in a row: those above the least may be left out, and the last of endless ones leads back to itself. */
export const repeat =
  (part: Part, [least = 0, most = least]: readonly number[]): Part =>
  (steps, next) => {
    let begin = next
    for (let times = most === Infinity ? least + 1 : most; times > 0; times--) {
      const after = begin
      if (times > least) {
        const to = [next]
        begin = add(steps, { to })
        to.push(part(steps, most === Infinity ? begin : after))
      } else begin = part(steps, after)
      if (begin === after) break
    }
    return begin
  }
