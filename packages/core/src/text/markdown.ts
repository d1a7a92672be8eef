import { checkColumns } from '../columns/check-columns.ts'
import type { Columns } from '../columns/column.ts'
import { isNumeric, kindOf } from '../columns/value-kind.ts'
import { cellsOf } from './cell-reader.ts'
import { displayWidth, padText } from './display-width.ts'

/** A column of a Markdown table; its head and cells are Markdown. */
export interface MarkdownColumn {
  readonly head: string
  readonly cells: readonly string[]
  readonly align: 'left' | 'right'
}

/**
 * Columns as a Markdown table (GitHub's flavour), aligned in the source too; numbers stand to the right. Null and missing
 * values are empty cells; other values as in `cellText`, with whatever Markdown would obey escaped.
 *
 * @throws RunError COLUMN_DUPLICATE
 * @example
 * toMarkdown(runs.groupBy('model.type').toColumns({ acc: mean('metrics.acc') }))
 */
export function toMarkdown(columns: Columns): string {
  checkColumns(columns)
  return markdownTable(
    columns.columns.map((column) => ({
      head: markdownText(column.name),
      cells: cellsOf(column, markdownText),
      align: isNumeric(kindOf(column)) ? 'right' : 'left',
    })),
  )
}

/**
 * A Markdown table (GitHub's flavour) of cells that are Markdown already, aligned in the source too.
 *
 * @example
 * markdownTable([{ head: 'acc', cells: ['**0.94**'], align: 'right' }])
 */
export function markdownTable(columns: readonly MarkdownColumn[]): string {
  const blocks = columns.map(columnBlock)
  const length = blocks[0]?.length ?? 0
  return Array.from({ length }, (_, i) => `| ${blocks.map((block) => block[i]).join(' | ')} |\n`).join('')
}

/** Head, rule and cells of a column, of one width. */
function columnBlock({ head, cells, align }: MarkdownColumn): string[] {
  const texts = [head, ...cells]
  const width = Math.max(3, ...texts.map(displayWidth))
  const [first, ...body] = texts.map((text) => padText(text, width, align))
  return [first!, align === 'right' ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width), ...body]
}

/**
 * Text for a cell of a Markdown table, in which nothing is markup: what would end the cell, make emphasis, code, links, HTML
 * or entities is escaped; ends of lines are `<br>`.
 *
 * @example
 * markdownText('a|b *c* <d> snake_case') // 'a\\|b \\*c\\* \\<d> snake_case'
 */
export function markdownText(text: string): string {
  return text
    .replace(/[\\`*|<~]|&(?=#?\w+;)|\](?=[([])|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/\r\n|\r|\n/g, '<br>')
}
