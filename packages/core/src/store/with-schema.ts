import { ColumnBuilder } from '../columns/builder.ts'
import { valueAt } from '../columns/value.ts'
import type { Diagnostic } from '../diagnostics.ts'
import { RunError } from '../errors.ts'
import { descend, ownChild } from '../keys/descend.ts'
import type { SchemaIssue, StandardSchema } from '../types/standard-schema.ts'
import { delegate } from './layer.ts'
import { leafPaths } from './leaf-paths.ts'
import type { RunStore } from './run-store.ts'

/** What becomes of a run whose config a schema rejects: kept as it was, with a diagnostic, or an error. */
export type InvalidPolicy = 'keep' | 'error'

/**
 * A store whose configs have gone through a schema, each once when it is first read: values, defaults and coercions are
 * the schema's output.
 *
 * @throws RunError SCHEMA_ASYNC at the first read, where the schema answers with a promise; CONFIG_INVALID where it
 * rejects a config and the policy is `error`.
 */
export function withSchema(store: RunStore, schema: StandardSchema, policy: InvalidPolicy): RunStore {
  const configs = new Map<number, unknown>()
  const rejected: Diagnostic[] = []

  const check = (row: number, config: unknown): unknown => {
    const result = schema['~standard'].validate(config)
    if ('then' in result) {
      throw new RunError(
        'SCHEMA_ASYNC',
        `The schema (${schema['~standard'].vendor}) answers with a promise; give one that checks synchronously.`,
      )
    }
    if (!result.issues) return result.value
    const { runId } = store.info(row)
    const message = `The config of run ${runId} does not fit the schema: ${result.issues.map(describe).join('; ')}.`
    if (policy === 'error') throw new RunError('CONFIG_INVALID', message, { runId, issues: result.issues })
    rejected.push({ severity: 'warning', code: 'CONFIG_INVALID', message, runId })
    return config
  }
  const configsOf = (rows: Int32Array): unknown[] => {
    const unread = rows.filter((row) => !configs.has(row))
    const column = store.column({ facet: 'cfg', path: [] }, unread)
    for (const [i, row] of unread.entries()) configs.set(row, check(row, valueAt(column, i)))
    return Array.from(rows, (row) => configs.get(row))
  }

  return {
    ...delegate(store),
    get diagnostics() {
      return [...store.diagnostics, ...rejected]
    },
    names: (facet, rows) =>
      facet === 'cfg' ? configsOf(rows).map((config) => leafPaths(config)) : store.names(facet, rows),
    column: (key, rows) => {
      if (key.facet !== 'cfg') return store.column(key, rows)
      const builder = new ColumnBuilder()
      for (const config of configsOf(rows)) builder.value(descend(config, key.path, ownChild))
      return builder.finish()
    },
    record: (index) => ({ ...store.record(index), cfg: configsOf(Int32Array.of(index))[0] }),
  }
}

function describe({ path, message }: SchemaIssue): string {
  const names = path?.map((part) => String(typeof part === 'object' ? part.key : part)) ?? []
  return names.length > 0 ? `${names.join('.')}: ${message}` : message
}
