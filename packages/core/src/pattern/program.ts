import { RunError } from '../contract/errors.ts'

/** An edge of the text. */
export type Edge = 'start' | 'end'

/** A step of a program for matching. `next` and `to` are the numbers of the steps at which it goes on. */
export type Step =
  /** After a character that passes a test. */
  | { readonly kind: 'character'; readonly test: (char: string) => boolean; readonly next: number }
  /** Only at an edge of the text. */
  | { readonly kind: 'edge'; readonly edge: Edge; readonly next: number }
  /** At several steps at once. */
  | { readonly kind: 'fork'; readonly to: number[] }
  /** Nowhere: the program has matched. This is step 0. */
  | { readonly kind: 'match' }

/** A part of a pattern: adds its steps to those of what comes after it, which begin at `next`, and answers where it begins. */
export type Part = (steps: Step[], next: number) => number

const mostSteps = 20_000

/** Adds a step, and answers its number. @throws RunError FILTER_SYNTAX where there are too many. */
function add(steps: Step[], step: Step): number {
  if (steps.length >= mostSteps) throw new RunError('FILTER_SYNTAX', 'The repetitions multiply to too large a pattern.')
  return steps.push(step) - 1
}

/** An edge of the text. */
export const edge =
  (edge: Edge): Part =>
  (steps, next) =>
    add(steps, { kind: 'edge', edge, next })

/** A character that passes a test. */
export const character =
  (test: (char: string) => boolean): Part =>
  (steps, next) =>
    add(steps, { kind: 'character', test, next })

/** One part after another. */
export const sequence =
  (parts: readonly Part[]): Part =>
  (steps, next) =>
    parts.reduceRight((after, part) => part(steps, after), next)

/** One part or another. */
export const choice =
  (parts: readonly Part[]): Part =>
  (steps, next) =>
    parts.length === 1
      ? parts[0]!(steps, next)
      : add(steps, { kind: 'fork', to: parts.map((part) => part(steps, next)) })

/** A part so many times in a row: those above the least may be left out, and the last of endless ones leads back to itself. */
export const repeat =
  (part: Part, least: number, most: number): Part =>
  (steps, next) => {
    let begin = next
    for (let times = most === Infinity ? least + 1 : most; times > 0; times--) {
      const after = begin
      if (times > least) {
        const to = [next]
        begin = add(steps, { kind: 'fork', to })
        to.push(part(steps, most === Infinity ? begin : after))
      } else begin = part(steps, after)
      if (begin === after) break
    }
    return begin
  }
