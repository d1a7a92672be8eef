/**
 * Up to three of the names that look like `name`, best first: the same but for case, a typo away, the same last part, or any of
 * these but for the first part, such as the prefix of a key. Those that are as near keep their order.
 *
 * @example
 * suggest('optimiser.lr', ['optimizer.lr', 'seed']) // ['optimizer.lr']
 */
export function suggest(name: string, names: Iterable<string>): string[] {
  const wanted = name.toLowerCase()
  const scored: [score: number, name: string][] = []
  for (const candidate of new Set(names)) {
    const whole = candidate.toLowerCase()
    const score = likeness(wanted, whole) ?? likeness(wanted, whole.slice(whole.indexOf('.') + 1))
    if (score !== undefined) scored.push([score, candidate])
  }
  scored.sort(([a], [b]) => a - b)
  return scored.slice(0, 3).map(([, candidate]) => candidate)
}

/** Smaller is nearer; `undefined` is not near at all. What both begin with counts for nothing. */
function likeness(wholeWanted: string, wholeCandidate: string): number | undefined {
  if (lastPart(wholeCandidate) === wholeWanted || wholeCandidate.endsWith(`.${wholeWanted}`)) return 0.5
  const shared = sharedPrefix(wholeWanted, wholeCandidate)
  const wanted = wholeWanted.slice(shared)
  const candidate = wholeCandidate.slice(shared)
  const limit = Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3))
  const whole = distance(wanted, candidate, limit)
  if (whole <= limit) return whole
  const part = distance(lastPart(wanted), lastPart(candidate), 1)
  return part <= 1 && lastPart(wanted).length > 3 ? limit + part : undefined
}

const lastPart = (name: string) => name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1)

/** How long the dotted names are that both begin with. */
function sharedPrefix(a: string, b: string): number {
  let shared = 0
  for (let i = 0; i < Math.min(a.length, b.length) && a[i] === b[i]; i++) if (a[i] === '.') shared = i + 1
  return shared
}

/** Edits (insert, delete, replace, swap of neighbours) between two texts; anything past `limit` is `limit + 1`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
    }
    if (Math.min(...row) > limit) return limit + 1
    before = previous
    previous = row
  }
  return previous[b.length]!
}
