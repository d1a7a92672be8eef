import type { Edge, Step } from './program.ts'

/** Where a match may stand after some characters: at all of these steps at once. */
interface State {
  /** The numbers of the steps, in order; step 0 is the end of a match. */
  readonly reached: Int32Array
  /** The states after characters that came here before. */
  readonly next: Map<number, State>
}

/** More would take too much memory; what was found is then forgotten. */
const mostTransitions = 10_000

/**
 * A test for whether a program, begun at the step `entry`, matches somewhere in a text. Reads each character once; what
 * follows from a state and a character is worked out when it first comes up, and remembered.
 */
export function matcher(steps: readonly Step[], entry: number): (text: string) => boolean {
  const known = new Map<string, State>()
  let transitions = 0

  const stateOf = (numbers: Iterable<number>, ...edges: readonly Edge[]): State => {
    const reached = Int32Array.from(follow(steps, numbers, edges)).sort()
    const name = reached.join()
    const state = known.get(name) ?? { reached, next: new Map() }
    known.set(name, state)
    return state
  }
  const start = stateOf([entry], 'start')

  const advance = ({ reached, next }: State, code: number): State => {
    if (++transitions > mostTransitions) {
      known.clear()
      start.next.clear()
      transitions = 0
    }
    const char = String.fromCodePoint(code)
    const state = stateOf([entry, ...[...reached].flatMap((number) => afterCharacter(steps[number]!, char))])
    next.set(code, state)
    return state
  }

  return (text) => {
    let state = start
    for (let at = 0; state.reached[0] !== 0; ) {
      const code = text.codePointAt(at)
      if (code === undefined) return follow(steps, state.reached, at > 0 ? ['end'] : ['start', 'end']).has(0)
      state = state.next.get(code) ?? advance(state, code)
      at += code > 0xffff ? 2 : 1
    }
    return true
  }
}

/** The steps after one that reads a character, if it is this one. */
const afterCharacter = (step: Step, char: string): readonly number[] =>
  step.kind === 'character' && step.test(char) ? [step.next] : []

/** All steps to which some lead without reading a character, where these edges of the text are. */
function follow(steps: readonly Step[], numbers: Iterable<number>, edges: readonly Edge[]): Set<number> {
  const reached = new Set(numbers)
  for (const number of reached) for (const next of withoutCharacter(steps[number]!, edges)) reached.add(next)
  return reached
}

function withoutCharacter(step: Step, edges: readonly Edge[]): readonly number[] {
  switch (step.kind) {
    case 'fork':
      return step.to
    case 'edge':
      return edges.includes(step.edge) ? [step.next] : []
    case 'character':
    case 'match':
      return []
  }
}
