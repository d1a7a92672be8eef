import { runIdentity } from '../contract/run-identity.ts'
import { pickRows, type Selection } from '../selection/selection.ts'
import { append } from './append.ts'

/** The runs that are in any of the selections, each once, in order of first appearance. @example union(a, b) */
export function union(first: Selection, ...others: readonly Selection[]): Selection {
  const all = append(first, ...others)
  const seen = new Set<string>()
  return keep(all, (id) => !seen.has(id) && seen.add(id) !== undefined)
}

/** The runs of the first selection that are in all of the others too. @example intersect(a, b) */
export function intersect(first: Selection, ...others: readonly Selection[]): Selection {
  const known = others.map(identities)
  return keep(first, (id) => known.every((ids) => ids.has(id)))
}

/** The runs of the first selection that are in none of the others. @example difference(a, b) */
export function difference(first: Selection, ...others: readonly Selection[]): Selection {
  const known = others.map(identities)
  return keep(first, (id) => !known.some((ids) => ids.has(id)))
}

function identities({ store, rows }: Selection): Set<string> {
  return new Set(Array.from(rows, (row) => runIdentity(store.info(row))))
}

function keep(selection: Selection, test: (id: string) => boolean): Selection {
  const { store, rows } = selection
  const positions = Int32Array.from(rows.keys())
  return pickRows(
    selection,
    positions.filter((position) => test(runIdentity(store.info(rows[position]!)))),
  )
}
