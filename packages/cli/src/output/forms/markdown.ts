import { markdownTable, markdownText } from '@runsheaf/core/text'
import { safeLines } from '../../render/safe-text.ts'
import { type DocumentTable, rowOf } from './document-table.ts'

/** A table in GitHub's Markdown, in which nothing of the data is markup. */
export function markdown(table: DocumentTable): string {
  const rows = Array.from({ length: table.length }, (_, row) => rowOf(table, row))
  const text = markdownTable(
    table.columns.map(({ label, align }, i) => ({
      head: escaped(label),
      align,
      cells: rows.map((row) => {
        const { text, strong } = row[i]!
        return strong ? `**${escaped(text)}**` : escaped(text)
      }),
    })),
  )
  return table.caption === undefined ? text : `${escaped(table.caption)}\n\n${text}`
}

const escaped = (text: string) => markdownText(safeLines(text))
