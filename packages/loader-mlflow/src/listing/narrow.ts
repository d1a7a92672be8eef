import { basename } from 'node:path'
import { type Filter, keysOf } from '@runsheaf/core/plugin'
import type { Experiment } from './experiment.ts'

/** Which runs can pass a filter at all, as far as that is known before they are opened. Absent: any. */
export interface Narrowed {
  readonly experimentNames?: ReadonlySet<string>
  readonly experimentIds?: ReadonlySet<string>
  readonly runIds?: ReadonlySet<string>
}

/** The keys of a run's info by which experiments and runs are found. */
const kinds: Readonly<Record<string, keyof Narrowed>> = {
  experiment_name: 'experimentNames',
  job_name: 'experimentNames',
  experiment_id: 'experimentIds',
  run_id: 'runIds',
}

/**
 * What the conditions that a filter joins by AND say of names and ids. Only of a filter that asks for nothing but the
 * runs' info: what other keys mean hangs on the other runs of the store, so that none may be left out.
 */
export function narrow(where: Filter | undefined): Narrowed {
  const keys = where && keysOf(where)
  if (!keys?.every(({ facet }) => facet === 'info')) return {}
  const narrowed: { -readonly [K in keyof Narrowed]: Narrowed[K] } = {}
  for (const condition of conjunction(where!)) {
    const [name, values] = valuesOf(condition) ?? []
    const kind = name === undefined ? undefined : kinds[name]
    if (kind === undefined || values === undefined) continue
    const known = narrowed[kind]
    narrowed[kind] = known ? new Set([...known].filter((value) => values.has(value))) : values
  }
  return narrowed
}

function conjunction(filter: Filter): readonly Filter[] {
  return filter.kind === 'and' ? filter.filters.flatMap(conjunction) : [filter]
}

/** The name and the only values that pass, where the condition says so. */
function valuesOf(filter: Filter): [name: string, values: ReadonlySet<string>] | undefined {
  const values = filter.kind === 'in' && !filter.negated ? filter.values : isEquality(filter) ? [filter.value] : []
  const texts = values.filter((value) => typeof value === 'string')
  if (values.length === 0 || texts.length < values.length) return undefined
  return 'key' in filter ? [filter.key.path[0] ?? '', new Set(texts)] : undefined
}

function isEquality(filter: Filter): filter is Filter & { kind: 'compare' } {
  return filter.kind === 'compare' && filter.operator === '=' && filter.fallback === undefined
}

/** Whether runs of an experiment can pass. Where its own meta.yaml tells little, its runs' may tell more. */
export function mayPass({ experimentNames, experimentIds }: Narrowed, experiment: Experiment): boolean {
  if (!experiment.described) return true
  const { name, id, folder } = experiment
  if (experimentNames && !experimentNames.has(name)) return false
  return !experimentIds || experimentIds.has(id) || experimentIds.has(basename(folder))
}
