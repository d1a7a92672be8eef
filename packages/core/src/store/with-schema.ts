import { buildColumn } from '../columns/builder.ts'
import { valueAt } from '../columns/value.ts'
import type { Diagnostic } from '../diagnostics.ts'
import { RunError } from '../errors.ts'
import { descend, ownChild } from '../keys/descend.ts'
import type { SchemaIssue, StandardSchema } from '../types/standard-schema.ts'
import { withConfigs } from './layer.ts'
import { leafPaths } from './leaves-of.ts'
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
  const standard = schema['~standard']
  const known = new Map<number, Checked>()
  const diagnostics: Diagnostic[] = []

  const check = (row: number, config: unknown): Checked => {
    const result = standard.validate(config)
    if ('then' in result)
      throw new RunError(
        'SCHEMA_ASYNC',
        `The schema (${standard.vendor}) answers with a promise; give one that checks at once.`,
      )
    const { issues } = result
    if (!issues) return { config: result.value }
    const { runId } = store.info(row)
    const unfit = `The config of run ${runId} does not fit the schema: `
    if (policy === 'error')
      throw new RunError('CONFIG_INVALID', `${unfit}${issues.map(describe).join('; ')}.`, { runId, issues })
    for (const issue of issues) {
      const message = `${unfit}${describe(issue)}.${policy === 'drop' ? ' The run is left out.' : ''}`
      const key = ['cfg', ...namesOf(issue)].join('.')
      diagnostics.push({ severity: 'warning', code: 'CONFIG_INVALID', message, runId, key })
    }
    return { config, rejected: true }
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

  const configs: Pick<RunStore, 'names' | 'column'> = {
    names: (_, rows) => checkedOf(rows).map(({ config }) => leafPaths(config)),
    column: (key, rows) => {
      const all = checkedOf(rows)
      return buildColumn(rows.length, (builder, i) => {
        const { config, fault } = all[i]!
        if (fault) builder.missing(fault)
        else builder.value(descend(config, key.path, ownChild))
      })
    },
  }
  return {
    store: withConfigs(store, configs, { diagnostics: () => [...store.diagnostics, ...diagnostics] }),
    accepted: (rows) => {
      const all = checkedOf(rows)
      return rows.filter((_, i) => !all[i]!.rejected)
    },
  }
}

const describe = (issue: SchemaIssue) => `${namesOf(issue).join('.') || 'the config'}: ${issue.message}`

const namesOf = ({ path = [] }: SchemaIssue) => path.map((part) => String(typeof part === 'object' ? part.key : part))
