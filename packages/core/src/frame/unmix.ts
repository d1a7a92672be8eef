import { buildColumn, type ColumnBuilder } from '../columns/builder.ts'
import type { Column, NamedColumn } from '../columns/column.ts'
import { isValid, pushFrom, valueAt } from '../columns/value.ts'
import { RunError } from '../contract/errors.ts'
import { cellText } from '../text/cell-text.ts'

/**
 * A column whose values are of several types, as a frame may have it: refused, as text, with only the commonest type kept,
 * or split into one column for each type (`lr.number`, `lr.text`). As text, maps alone are text too. Any other column is itself.
 *
 * @param runAt names the run of a position, for the error.
 * @throws RunError COLUMN_MIXED under the policy `error`, naming both types and a run of each.
 */
export function unmix(
  column: NamedColumn,
  policy: 'error' | 'string' | 'null' | 'split',
  runAt: (position: number) => string,
): readonly NamedColumn[] {
  if (column.type !== 'mixed') return [column]
  const positions = [...column.values.keys()].filter((i) => isValid(column, i))
  const byType = [...Map.groupBy(positions, (i) => typeName(valueAt(column, i)))]
  const [commonest, ...others] = byType.sort(([, a], [, b]) => b.length - a.length).map(([type]) => type)
  if (commonest === undefined || (others.length === 0 && policy !== 'string')) return [column]
  switch (policy) {
    case 'error':
      throw mixedError(column, byType, runAt)
    case 'string':
      return [{ ...convert(column, (builder, i) => builder.text(cellText(valueAt(column, i)))), name: column.name }]
    case 'null':
      return [{ ...only(column, commonest), name: column.name }]
    case 'split':
      return byType.map(([type]) => ({ ...only(column, type), name: `${column.name}.${type}` }))
  }
}

function typeName(value: unknown): string {
  if (typeof value === 'bigint') return 'number'
  if (typeof value === 'string') return 'text'
  if (Array.isArray(value)) return 'list'
  if (value instanceof Date) return 'time'
  return typeof value === 'object' ? 'map' : typeof value
}

function mixedError(
  column: NamedColumn,
  byType: readonly [type: string, positions: number[]][],
  runAt: (position: number) => string,
): RunError {
  const examples = byType.map(
    ([type, [position = 0]]) => `${type} (${cellText(valueAt(column, position))} in run ${runAt(position)})`,
  )
  const message = `${column.name} holds values of several types: ${examples.join(', ')}. Filter, or choose with({ mixed: 'string' | 'null' | 'split' }).`
  return new RunError('COLUMN_MIXED', message, { key: column.name, types: byType.map(([type]) => type) })
}

/** The column with null in place of values of other types. */
function only(column: Column, type: string): Column {
  return convert(column, (builder, i) => {
    if (typeName(valueAt(column, i)) === type) pushFrom(builder, column, i)
    else builder.null()
  })
}

/** The column with other values in place of those that are there. */
function convert(column: Column, append: (builder: ColumnBuilder, i: number) => void): Column {
  return buildColumn(column.length, (builder, i) =>
    isValid(column, i) ? append(builder, i) : pushFrom(builder, column, i),
  )
}
