import { safeLines } from '../../render/safe-text.ts'
import { type DocumentTable, rowOf } from './document-table.ts'

const style = [
  'body{font:15px system-ui,sans-serif}',
  'table{border-collapse:collapse;font-variant-numeric:tabular-nums}',
  'caption{text-align:left;padding-bottom:.5em}',
  'th,td{padding:.2em .8em;text-align:left;vertical-align:top;white-space:pre-wrap}',
  'thead th{border-bottom:1px solid}',
  '.number{text-align:right}',
].join('')

/** A table as a page of HTML, in which nothing of the data is markup. */
export function htmlText(table: DocumentTable): string {
  const { columns, length, caption } = table
  const kind = (i: number) => (columns[i]!.align === 'right' ? ' class="number"' : '')
  const head = columns.map(({ label }, i) => `<th${kind(i)}>${escaped(label)}</th>`).join('')
  const rows = Array.from({ length }, (_, row) => {
    const cells = rowOf(table, row).map(({ text, strong }, i) => {
      const inner = escaped(text)
      return `<td${kind(i)}>${strong ? `<strong>${inner}</strong>` : inner}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><title>${escaped(caption ?? 'runs')}</title><style>${style}</style></head>`,
    '<body>',
    '<table>',
    ...(caption === undefined ? [] : [`<caption>${escaped(caption)}</caption>`]),
    `<thead><tr>${head}</tr></thead>`,
    '<tbody>',
    ...rows,
    '</tbody>',
    '</table>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return safeLines(text)
    .replace(/[&<>"']/g, (char) => entities[char]!)
    .replaceAll('\n', '<br>')
}
