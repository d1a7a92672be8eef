import { type Columns, valueAt } from '@runsheaf/core/plugin'
import { cellText } from '@runsheaf/core/text'
import { safeText } from '../../render/safe-text.ts'

/**
 * Tab-separated values, names first, for pipes: one line for each row whatever the cells hold, since tabs, ends of lines and
 * control characters are spelled out (`\t`, `\n`, `\e`).
 */
export function tsvText({ length, columns }: Columns): string {
  const header = columns.map(({ name }) => safeText(name))
  const rows = Array.from({ length }, (_, row) => columns.map((column) => safeText(cellText(valueAt(column, row)))))
  return [header, ...rows].map((cells) => `${cells.join('\t')}\n`).join('')
}
