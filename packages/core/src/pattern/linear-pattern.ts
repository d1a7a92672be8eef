import { matcher } from './automaton.ts'
import type { Part, Step } from './program.ts'

/** What a text must look like. */
export interface TextPattern {
  /** As it was written. */
  readonly source: string
  test(text: string): boolean
}

/**
 * A pattern that is found anywhere in a text in a time in proportion to the lengths of both, whatever the pattern: all
 * alternatives are followed at once and nothing is tried again.
 */
export class LinearPattern implements TextPattern {
  readonly source: string
  readonly #matches: (text: string) => boolean

  constructor(source: string, part: Part) {
    const steps: Step[] = [{ kind: 'match' }]
    this.source = source
    this.#matches = matcher(steps, part(steps, 0))
  }

  test(text: string): boolean {
    return this.#matches(text)
  }
}
