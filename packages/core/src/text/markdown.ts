import { checkColumns } from '../columns/check-columns.ts'
import type { Columns, NamedColumn } from '../columns/column.ts'
import { valueAt } from '../columns/value.ts'
import { cellText } from './cell-text.ts'
import { displayWidth } from './display-width.ts'

/**
 * Columns as a Markdown table (GitHub's flavour), aligned in the source too; numbers stand to the right. Null and missing
 * values are empty cells; other values as in {@link cellText}.
 *
 * @throws RunError COLUMN_DUPLICATE
 * @example
 * toMarkdown(runs.groupBy('model.type').toColumns({ acc: mean('metrics.acc') }))
 */
export function toMarkdown(columns: Columns): string {
  checkColumns(columns)
  const blocks = columns.columns.map(columnBlock)
  const lines = Array.from(
    { length: columns.length + 2 },
    (_, i) => `| ${blocks.map((block) => block[i]).join(' | ')} |`,
  )
  return `${lines.join('\n')}\n`
}

/** Head, rule and cells of a column, of one width. */
function columnBlock(column: NamedColumn): string[] {
  const numeric = column.type === 'f64' || column.type === 'i32' || column.type === 'i64'
  const cells = Array.from({ length: column.length }, (_, i) => escaped(cellText(valueAt(column, i))))
  const texts = [escaped(column.name), ...cells]
  const width = Math.max(3, ...texts.map(displayWidth))
  const [head, ...body] = texts.map((text) => {
    const blanks = ' '.repeat(width - displayWidth(text))
    return numeric ? blanks + text : text + blanks
  })
  return [head!, numeric ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width), ...body]
}

/** What would end a cell or a line. */
const escaped = (text: string) =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll(/\r\n|\r|\n/g, '<br>')
