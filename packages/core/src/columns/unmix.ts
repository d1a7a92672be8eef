import { RunError } from '../errors.ts'
import { cellText } from '../text/cell-text.ts'
import { buildColumn } from './builder.ts'
import type { NamedColumn } from './column.ts'
import { isValid, pushFrom, valueAt } from './value.ts'

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
  const counts = countTypes(column)
  const [commonest, other] = [...counts.keys()]
  if (commonest === undefined || (other === undefined && policy !== 'string')) return [column]
  switch (policy) {
    case 'error':
      throw mixedError(column, counts, runAt)
    case 'string':
      return [{ ...rebuild(column, () => true, true), name: column.name }]
    case 'null':
      return [{ ...rebuild(column, (type) => type === commonest), name: column.name }]
    case 'split':
      return [...counts.keys()].map((type) => ({
        ...rebuild(column, (other) => other === type),
        name: `${column.name}.${type}`,
      }))
  }
}

/** The types of values, the commonest first, with their positions. */
function countTypes(column: NamedColumn): Map<string, number[]> {
  const counts = new Map<string, number[]>()
  for (let i = 0; i < column.length; i++) {
    if (!isValid(column, i)) continue
    const type = typeName(valueAt(column, i))
    const positions = counts.get(type) ?? []
    counts.set(type, positions)
    positions.push(i)
  }
  return new Map([...counts].sort(([, a], [, b]) => b.length - a.length))
}

function typeName(value: unknown): string {
  if (typeof value === 'bigint') return 'number'
  if (typeof value === 'string') return 'text'
  if (Array.isArray(value)) return 'list'
  if (value instanceof Date) return 'time'
  return typeof value === 'object' ? 'map' : typeof value
}

function mixedError(column: NamedColumn, counts: Map<string, number[]>, runAt: (position: number) => string): RunError {
  const examples = [...counts].map(
    ([type, [position = 0]]) => `${type} (${cellText(valueAt(column, position))} in run ${runAt(position)})`,
  )
  const message = `${column.name} holds values of several types: ${examples.join(', ')}. Filter, or choose with({ mixed: 'string' | 'null' | 'split' }).`
  return new RunError('COLUMN_MIXED', message, { key: column.name, types: [...counts.keys()] })
}

function rebuild(column: NamedColumn, keeps: (type: string) => boolean, asText = false) {
  return buildColumn(column.length, (builder, i) => {
    if (!isValid(column, i)) return pushFrom(builder, column, i)
    const value = valueAt(column, i)
    if (!keeps(typeName(value))) builder.null()
    else if (asText) builder.text(cellText(value))
    else pushFrom(builder, column, i)
  })
}
