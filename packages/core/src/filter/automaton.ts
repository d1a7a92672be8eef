/** A test of one code point. */
export type CharTest = (code: number) => boolean

/** A step of a program for matching; steps follow one another, and a jump goes on at each of its targets. */
export type Step =
  | { readonly kind: 'char'; readonly test: CharTest }
  | { readonly kind: 'start' | 'end' | 'match' }
  | { readonly kind: 'jump'; readonly to: readonly number[] }

/** Where a match may stand after some characters: all places at once. */
interface State {
  /** The steps at which it goes on; the same for the same state. */
  readonly entries: readonly number[]
  /** The steps that wait for a character. */
  readonly waiting: readonly number[]
  readonly matched: boolean
  readonly atStart: boolean
  /** The states after characters that came here before. */
  readonly next: Map<number, State>
}

/** More would take too much memory; what was found is then forgotten. */
const mostTransitions = 10_000

/**
 * A test for whether a program matches somewhere in a text. Reads each character once; what follows from a state and a
 * character is worked out when it first comes up, and remembered.
 */
export function matcher(steps: readonly Step[]): (text: string) => boolean {
  let known = new Map<string, State>()
  let transitions = 0

  const stateOf = (entries: readonly number[], atStart: boolean): State => {
    const name = `${atStart}${entries.join()}`
    const state = known.get(name) ?? { entries, atStart, next: new Map(), ...follow(steps, entries, atStart, false) }
    known.set(name, state)
    return state
  }
  const advance = (state: State, code: number): State => {
    if (++transitions > mostTransitions) {
      known = new Map()
      transitions = 0
      start = stateOf([0], true)
    }
    const taken = state.waiting.filter((at) => (steps[at] as Step & { kind: 'char' }).test(code)).map((at) => at + 1)
    const next = stateOf(
      [...new Set([0, ...taken])].sort((a, b) => a - b),
      false,
    )
    state.next.set(code, next)
    return next
  }

  let start = stateOf([0], true)
  return (text) => {
    let state = start
    for (let at = 0; !state.matched; ) {
      const code = text.codePointAt(at)
      if (code === undefined) return follow(steps, state.entries, state.atStart, true).matched
      state = state.next.get(code) ?? advance(state, code)
      at += code > 0xffff ? 2 : 1
    }
    return true
  }
}

/** Where entries lead without reading a character. */
function follow(
  steps: readonly Step[],
  entries: readonly number[],
  atStart: boolean,
  atEnd: boolean,
): { waiting: number[]; matched: boolean } {
  const seen = new Set<number>()
  const waiting: number[] = []
  for (const open = [...entries]; open.length > 0; ) {
    const at = open.pop()!
    if (seen.has(at)) continue
    seen.add(at)
    const step = steps[at]!
    if (step.kind === 'match') return { waiting, matched: true }
    if (step.kind === 'char') waiting.push(at)
    else if (step.kind === 'jump') open.push(...step.to)
    else if (step.kind === 'start' ? atStart : atEnd) open.push(at + 1)
  }
  return { waiting, matched: false }
}
