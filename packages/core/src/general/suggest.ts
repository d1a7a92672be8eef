/**
 * Up to three of the names that look like `name`, best first: the same but for case or a few edits, as a whole, without the
 * first part (such as the prefix of a key), or in the last part only; then those with the same last part. Those that are as
 * near keep their order.
 *
 * @example
 * suggest('optimiser.lr', ['optimizer.lr', 'seed']) // ['optimizer.lr']
 */
export function suggest(name: string, names: Iterable<string>): string[] {
  const wanted = name.toLowerCase()
  const limit = Math.max(1, Math.floor(wanted.length / 4))

  function unlikeness(candidate: string): number {
    const last = lastPart(candidate)
    const views = new Set([candidate, candidate.slice(candidate.indexOf('.') + 1), last])
    const least = Math.min(...Array.from(views, (view) => distance(wanted, view)))
    return last.length > 3 && last === lastPart(wanted) ? Math.min(least, limit) : least
  }

  const scored = Array.from(new Set(names), (name) => ({ name, score: unlikeness(name.toLowerCase()) }))
  const near = scored.filter(({ score }) => score <= limit).sort((a, b) => a.score - b.score)
  return near.slice(0, 3).map(({ name }) => name)
}

const lastPart = (name: string) => name.replace(/^.*[./]/s, '')

/** Edits (insert, delete, replace, swap of neighbours) between two texts. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const replaced = rows[i - 1]![j - 1]! + Number(a[i - 1] !== b[j - 1])
      row.push(Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, replaced, swapped ? rows[i - 2]![j - 2]! + 1 : replaced))
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}
