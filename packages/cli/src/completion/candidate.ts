/** What a word may become, and what it is, for shells that show that. */
export interface Candidate {
  readonly text: string
  readonly about?: string | undefined
}

/** The candidates that begin as what was typed, each once. */
export function beginning(typed: string, candidates: readonly Candidate[]): Candidate[] {
  const fits = candidates.filter(({ text }) => text.startsWith(typed))
  return [...new Map(fits.map((candidate) => [candidate.text, candidate])).values()]
}

/** The texts that begin as what was typed, each once. */
export const textsBeginning = (typed: string, texts: readonly string[]): Candidate[] =>
  beginning(
    typed,
    texts.map((text) => ({ text })),
  )
