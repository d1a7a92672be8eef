import { buildColumn } from '../columns/builder.ts'
import { valueAt } from '../columns/value.ts'
import type { Diagnostic } from '../contract/diagnostics.ts'
import { RunError } from '../contract/errors.ts'
import type { ReadRequest, RunSource } from '../contract/run-source.ts'
import { wholeOf } from '../memory/implied-values.ts'
import type { RunStore } from '../memory/run-store.ts'
import type { SchemaIssue, StandardSchema } from '../types/standard-schema.ts'
import { type LayerConfigs, layeredSource } from './layered-source.ts'

/**
 * What becomes of a run whose config a schema rejects, with a diagnostic for each issue: it is kept with the config as it
 * was (`keep`), left out (`drop`, for which `load` reads every config), or an error.
 */
export type InvalidPolicy = 'keep' | 'drop' | 'error'

export interface CheckedSource {
  readonly source: RunSource
  /** The rows among these whose config the schema has rejected, once they were read. */
  rejected(rows: Int32Array): Int32Array
}

/**
 * The runs of a store with configs that have gone through a schema, each once when it is first read: values, defaults and
 * coercions are the schema's output. A run without a config has an empty one.
 *
 * @throws RunError SCHEMA_ASYNC at the first read, where the schema answers with a promise; CONFIG_INVALID where it
 * rejects a config and the policy is `error`.
 */
export function checkedSource(below: RunStore, schema: StandardSchema, policy: InvalidPolicy): CheckedSource {
  const standard = schema['~standard']
  const rejected = new Set<number>()
  const diagnostics: Diagnostic[] = []

  const check = (row: number, config: unknown): unknown => {
    const result = standard.validate(config)
    if ('then' in result)
      throw new RunError(
        'SCHEMA_ASYNC',
        `The schema (${standard.vendor}) answers with a promise; give one that checks at once.`,
      )
    const { issues } = result
    if (!issues) return result.value
    const { runId } = below.info(row)
    const unfit = `The config of run ${runId} does not fit the schema: `
    if (policy === 'error')
      throw new RunError('CONFIG_INVALID', `${unfit}${issues.map(describe).join('; ')}.`, { runId, issues })
    rejected.add(row)
    for (const issue of issues) {
      const message = `${unfit}${describe(issue)}.${policy === 'drop' ? ' The run is left out.' : ''}`
      const key = ['cfg', ...namesOf(issue)].join('.')
      diagnostics.push({ severity: 'warning', code: 'CONFIG_INVALID', message, runId, key })
    }
    return config
  }
  const isAsked = ({ keys, names, facets }: ReadRequest) => keys.length + names.length + facets.length > 0
  const configs: LayerConfigs = {
    /** Whatever is asked of configs is answered with whole ones. */
    deliver(request, sink) {
      if (!isAsked(request)) return
      const { rows } = request
      const read = below.column(wholeOf('cfg'), rows)
      const checked = buildColumn(rows.length, (builder, i) => {
        const fault = read.faults?.get(i)
        if (fault) builder.missing(fault)
        else builder.value(check(rows[i]!, valueAt(read, i) ?? {}))
      })
      sink.column(wholeOf('cfg'), rows, checked)
    },
    async readAhead(request) {
      if (isAsked(request)) await below.read([wholeOf('cfg')], request.rows, request)
    },
  }
  return {
    source: layeredSource(below, { configs, diagnostics: () => [...below.diagnostics, ...diagnostics] }),
    rejected: (rows) => rows.filter((row) => rejected.has(row)),
  }
}

const describe = (issue: SchemaIssue) => `${namesOf(issue).join('.') || 'the config'}: ${issue.message}`

const namesOf = ({ path = [] }: SchemaIssue) => path.map((part) => String(typeof part === 'object' ? part.key : part))
