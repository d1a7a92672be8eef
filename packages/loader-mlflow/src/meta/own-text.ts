/** Shorter texts are copied by the engine itself. */
const shortest = 13

/** A text as one that does not keep the whole file in memory, as a part of a text does. */
export function ownText(text: string | undefined): string | undefined {
  const keeps = text === undefined || text.length < shortest || !text.isWellFormed()
  return keeps ? text : Buffer.from(text).toString()
}

const known = new Map<string, string>()
const mostKnown = 1000

/** As {@link ownText}, of a text that many files hold: the same that was given for an equal one lately. */
export function sharedText(text: string | undefined): string | undefined {
  const given = text === undefined ? undefined : known.get(text)
  if (given !== undefined || text === undefined) return given
  if (known.size >= mostKnown) known.clear()
  const own = ownText(text)!
  known.set(own, own)
  return own
}
