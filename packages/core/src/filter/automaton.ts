/** A test of one character. */
export type CharTest = (char: string) => boolean

/** An edge of the text. */
type Edge = 'start' | 'end'

/** A step of a program for matching: goes on at other steps, after a character that fits or at an edge, if it asks for one. */
export interface Step {
  readonly test?: CharTest
  readonly edge?: Edge
  /** The places of the steps at which it goes on. Where step 0 is reached, the program has matched. */
  readonly to: number[]
}

/** Where a match may stand after some characters: all places at once. */
interface State {
  /** The places of steps, in order; of a match, 0 is the first. */
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

  const stateOf = (places: Iterable<number>, ...edges: readonly Edge[]): State => {
    const reached = Int32Array.from(follow(steps, places, edges)).sort()
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
    const taken = [...reached].flatMap((place) => (steps[place]!.test?.(char) ? steps[place]!.to : []))
    const state = stateOf([entry, ...taken])
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

/** All places to which some lead without reading a character, where these edges of the text are. */
function follow(steps: readonly Step[], places: Iterable<number>, edges: readonly Edge[]): Set<number> {
  const reached = new Set(places)
  for (const place of reached) {
    const { test, edge, to } = steps[place]!
    if (!test && (!edge || edges.includes(edge))) for (const next of to) reached.add(next)
  }
  return reached
}
