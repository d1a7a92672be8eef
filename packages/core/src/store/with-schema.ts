import { buildColumn } from '../columns/builder.ts'
import { valueAt } from '../columns/value.ts'
import type { Diagnostic } from '../diagnostics.ts'
import { RunError } from '../errors.ts'
import { descend, ownChild } from '../keys/descend.ts'
import type { SchemaIssue, StandardSchema } from '../types/standard-schema.ts'
import { layer } from './layer.ts'
import { leafPaths } from './leaf-paths.ts'
import type { RunStore } from './run-store.ts'

/**
 * What becomes of a run whose config a schema rejects, with a diagnostic for each issue: it is kept with the config as it
 * was (`keep`), left out (`drop`, for which `load` reads every config), or an error.
 */
export type InvalidPolicy = 'keep' | 'drop' | 'error'

export interface CheckedStore {
  readonly store: RunStore
  /** Those of the rows whose config the schema accepts, or that have none that can be read. */
  accepted(rows: Int32Array): Int32Array
}

/** A config that has gone through a schema; or why it cannot be read. */
interface Checked {
  readonly config?: unknown
  readonly fault?: Diagnostic | undefined
  readonly rejected?: boolean
}

/**
 * A store whose configs have gone through a schema, each once when it is first read: values, defaults and coercions are
 * the schema's output. A run without a config has an empty one.
 *
 * @throws RunError SCHEMA_ASYNC at the first read, where the schema answers with a promise; CONFIG_INVALID where it
 * rejects a config and the policy is `error`.
 */
export function withSchema(store: RunStore, schema: StandardSchema, policy: InvalidPolicy): CheckedStore {
  const known = new Map<number, Checked>()
  const diagnostics: Diagnostic[] = []

  const check = (row: number, given: unknown): Checked => {
    const result = schema['~standard'].validate(given)
    if ('then' in result) {
      throw new RunError(
        'SCHEMA_ASYNC',
        `The schema (${schema['~standard'].vendor}) answers with a promise; give one that checks synchronously.`,
      )
    }
    if (!result.issues) return { config: result.value }
    const { runId } = store.info(row)
    if (policy === 'error') throw invalidError(runId, result.issues)
    diagnostics.push(...result.issues.map((issue) => invalidConfig(runId, issue, policy)))
    return { config: given, rejected: true }
  }
  const checkedOf = (rows: Int32Array): Checked[] => {
    const unread = rows.filter((row) => !known.has(row))
    const column = store.column({ facet: 'cfg', path: [] }, unread)
    for (const [i, row] of unread.entries()) {
      const fault = column.faults?.get(i)
      known.set(row, fault ? { fault } : check(row, valueAt(column, i) ?? {}))
    }
    return Array.from(rows, (row) => known.get(row)!)
  }

  const checked = layer(store, {
    diagnostics: () => [...store.diagnostics, ...diagnostics],
    names: (facet, rows) =>
      facet === 'cfg' ? checkedOf(rows).map(({ config }) => leafPaths(config)) : store.names(facet, rows),
    column: (key, rows) => {
      if (key.facet !== 'cfg') return store.column(key, rows)
      const all = checkedOf(rows)
      return buildColumn(rows.length, (builder, i) => {
        const { config, fault } = all[i]!
        if (fault) builder.missing(fault)
        else builder.value(descend(config, key.path, ownChild))
      })
    },
    record: (index) => ({ ...store.record(index), cfg: checkedOf(Int32Array.of(index))[0]?.config }),
  })
  return {
    store: checked,
    accepted: (rows) => {
      const all = checkedOf(rows)
      return rows.filter((_, i) => !all[i]!.rejected)
    },
  }
}

function invalidError(runId: string, issues: readonly SchemaIssue[]): RunError {
  const message = `The config of run ${runId} does not fit the schema: ${issues.map(describe).join('; ')}.`
  return new RunError('CONFIG_INVALID', message, { runId, issues })
}

function invalidConfig(runId: string, issue: SchemaIssue, policy: InvalidPolicy): Diagnostic {
  const what = policy === 'drop' ? ' The run is left out.' : ''
  const message = `The config of run ${runId} does not fit the schema: ${describe(issue)}.${what}`
  const key = ['cfg', ...namesOf(issue)].join('.')
  return { severity: 'warning', code: 'CONFIG_INVALID', message, runId, key }
}

function describe(issue: SchemaIssue): string {
  const names = namesOf(issue)
  return names.length > 0 ? `${names.join('.')}: ${issue.message}` : issue.message
}

const namesOf = ({ path = [] }: SchemaIssue) => path.map((part) => String(typeof part === 'object' ? part.key : part))
