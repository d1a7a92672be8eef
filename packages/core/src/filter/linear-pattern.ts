import { matcher, type Step } from './automaton.ts'
import type { TextPattern } from './filter.ts'
import type { Part } from './program.ts'

/**
 * A pattern that is found anywhere in a text in a time in proportion to the lengths of both, whatever the pattern: all
 * alternatives are followed at once and nothing is tried again.
 */
export class LinearPattern implements TextPattern {
  readonly source: string
  readonly #test: (text: string) => boolean

  constructor(source: string, part: Part) {
    const steps: Step[] = [{ to: [] }]
    this.source = source
    this.#test = matcher(steps, part(steps, 0))
  }

  test(text: string): boolean {
    return this.#test(text)
  }
}
