import { type Facet, parse, type RunCollection } from '@runsheaf/core'
import { isMissing, valueAt } from '@runsheaf/core/plugin'
import { type NamedKey, namedKeys, valuesAt } from '@runsheaf/core/verbs'
import { expand } from './aliases.ts'
import { meanAndStd } from './mean-curve.ts'
import type { OpenStore } from './open-store.ts'

/** Runs that are compared with others as a whole. */
export interface RunGroup {
  /** The condition that they meet, or what they are otherwise. */
  readonly name: string
  readonly runs: RunCollection
}

/** What the runs of a group have at a key. */
export interface GroupValues {
  /** The values that some run has, in order of appearance; a run that lacks the key counts as `undefined`. */
  readonly values: readonly unknown[]
  /** Of numbers that were measured: their mean, their standard deviation (n − 1), and how many there are. */
  readonly measured?: { readonly mean: number; readonly std: number; readonly n: number }
}

/** A key that groups differ in, with what each has. */
export interface GroupDifference {
  readonly key: string
  readonly groups: readonly GroupValues[]
}

export interface GroupDiff {
  readonly differences: readonly GroupDifference[]
  /** How many keys have the same values in all groups. */
  readonly equal: number
}

/** The groups of conditions; a single one is compared with the runs that do not meet it. */
export async function groupsOf(
  store: OpenStore,
  runs: RunCollection,
  conditions: readonly string[],
): Promise<RunGroup[]> {
  const { aliases = {} } = store.loaded.config
  const filters = conditions.map((condition) => parse(expand(condition, aliases)))
  await store.read(runs, filters)
  const groups = conditions.map((name, i) => ({ name, runs: runs.filter(filters[i]!) }))
  const [only] = groups
  return only && groups.length === 1 ? [only, { name: 'the others', runs: runs.difference(only.runs) }] : groups
}

/**
 * The keys whose values differ between groups: of configs those that are not made of others, and metrics; or of one facet. Of
 * runs without configs also the params.
 */
export async function groupDiff(
  store: OpenStore,
  groups: readonly RunGroup[],
  facet: Facet | undefined,
): Promise<GroupDiff> {
  const [first, ...others] = groups.map(({ runs }) => runs)
  const all = first!.union(...others)
  if (!facet) await store.read(all, ['cfg'])
  const hasConfig = !facet && (await store.names(all, 'cfg')).length > 0
  const facets = facet ? [facet] : hasConfig ? (['cfg', 'metrics'] as const) : (['params', 'metrics'] as const)
  await store.read(all, facets)
  const keys = namedKeys(all.selection, ...facets).filter(({ derived }) => !derived)
  const found = keys.map((key) => ({ key: key.key, groups: groups.map(({ runs }) => groupValues(runs, key)) }))
  const differences = found.filter((difference) => new Set(difference.groups.map(identity)).size > 1)
  return { differences, equal: found.length - differences.length }
}

function groupValues({ selection }: RunCollection, key: NamedKey): GroupValues {
  const column = valuesAt(selection, key)
  const all = Array.from(selection.rows, (_, i) => (isMissing(column, i) ? undefined : valueAt(column, i)))
  const values = [...new Map(all.map((value) => [valueId(value), value])).values()]
  if (key.facet !== 'metrics') return { values }
  const numbers = all.filter((value): value is number => typeof value === 'number' && !Number.isNaN(value))
  return { values, measured: { ...meanAndStd(numbers), n: numbers.length } }
}

/** The same for groups that have the same values. */
function identity({ values, measured }: GroupValues): string {
  return measured ? `${measured.mean} ${measured.std} ${measured.n}` : values.map(valueId).sort().join('\n')
}

function valueId(value: unknown): string {
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) return JSON.stringify(value)
  return `${typeof value} ${String(value)}`
}
