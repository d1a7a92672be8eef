import { RunError } from '../contract/errors.ts'
import { suggest } from '../general/suggest.ts'
import type { Columns, NamedColumn } from './column.ts'

/** @throws RunError KEY_UNKNOWN, with the names that look like it. */
export function columnNamed({ columns }: Columns, name: string): NamedColumn {
  const column = columns.find((column) => column.name === name)
  if (column) return column
  const names = columns.map((column) => column.name)
  const suggestions = suggest(name, names)
  const advice = suggestions.length > 0 ? `Did you mean ${suggestions.join(', ')}?` : `It has ${names.join(', ')}.`
  throw new RunError('KEY_UNKNOWN', `The table has no column ${name}. ${advice}`, { key: name, suggestions })
}
