import { RunError } from '../errors.ts'
import { type CharTest, matcher, type Step } from './automaton.ts'

/** A part of a pattern: appends its steps to those before it. */
export type Part = (steps: Step[]) => void

const mostSteps = 20_000

/** Appends a step, and gives its place. @throws RunError FILTER_SYNTAX where there are too many. */
function append(steps: Step[], step: Step): number {
  if (steps.length >= mostSteps) throw new RunError('FILTER_SYNTAX', 'The repetitions multiply to too large a pattern.')
  return steps.push(step) - 1
}

const jump = (...to: readonly number[]): Step => ({ kind: 'jump', to })

const single =
  (step: Step): Part =>
  (steps) => {
    append(steps, step)
  }

export const start = single({ kind: 'start' })
export const end = single({ kind: 'end' })
export const character = (test: CharTest): Part => single({ kind: 'char', test })

/** Any character but a newline. */
export const anything = character((code) => code !== 10)

/** A test for whether a part is found anywhere in a text. */
export function compile(part: Part): (text: string) => boolean {
  const steps: Step[] = []
  part(steps)
  return matcher([...steps, { kind: 'match' }])
}

/** One part after another. */
export const sequence =
  (...parts: readonly Part[]): Part =>
  (steps) => {
    for (const part of parts) part(steps)
  }

/** One part or another. */
export const choice =
  (...parts: readonly Part[]): Part =>
  (steps) => {
    const fork = append(steps, jump())
    const ways = parts.map((part): [start: number, end: number] => {
      const start = steps.length
      part(steps)
      return [start, append(steps, jump())]
    })
    steps[fork] = jump(...ways.map(([start]) => start))
    for (const [, end] of ways) steps[end] = jump(steps.length)
  }

/** A part so many times in a row. What takes no steps takes none the next time. */
export const repeat =
  (part: Part, least: number, most: number): Part =>
  (steps) => {
    times(steps, least, part)
    if (most === Infinity) loop(steps, part)
    else times(steps, most - least, choice(part, sequence()))
  }

function times(steps: Step[], count: number, part: Part): void {
  for (let i = 0; i < count; i++) {
    const before = steps.length
    part(steps)
    if (steps.length === before) return
  }
}

function loop(steps: Step[], part: Part): void {
  const fork = append(steps, jump())
  part(steps)
  append(steps, jump(fork))
  steps[fork] = jump(fork + 1, steps.length)
}
