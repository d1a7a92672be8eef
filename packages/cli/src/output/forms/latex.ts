import { safeText } from '../../render/safe-text.ts'
import { type DocumentTable, rowOf } from './document-table.ts'

/**
 * A table as a LaTeX `tabular` with the rules of booktabs, to be read by `\input` in a `table`. It is UTF-8, all that TeX
 * would obey is escaped, and control characters are spelled out (`\n`).
 */
export function latexText(table: DocumentTable): string {
  const { columns, length, caption } = table
  const head = columns.map(({ label }) => escaped(label))
  const rows = Array.from({ length }, (_, row) =>
    rowOf(table, row).map(({ text, strong }, i) => {
      const shown = columns[i]!.align === 'right' ? numbers(text) : escaped(text)
      return strong ? `\\textbf{${shown}}` : shown
    }),
  )
  return [
    ...(caption === undefined ? [] : [`% ${safeText(caption)}`]),
    '% \\usepackage{booktabs}',
    `\\begin{tabular}{${columns.map(({ align }) => (align === 'right' ? 'r' : 'l')).join('')}}`,
    '\\toprule',
    line(head),
    '\\midrule',
    ...rows.map(line),
    '\\bottomrule',
    '\\end{tabular}',
    '',
  ].join('\n')
}

/** An asterisk at the beginning would be read as belonging to the line break before it. */
const line = (cells: readonly string[]) => `${cells.join(' & ').replace(/^(?=\s*\*)/, '{}')} \\\\`

/** Digits with a sign, a point and an exponent, as JavaScript writes them. */
const number = /^(-?)(\d+(?:\.\d+)?)(?:e([-+]?)(\d+))?$/

/** Numbers, alone or beside others as in `0.91 ± 0.02`, with real minus signs and powers of ten. */
const numbers = (text: string) =>
  text
    .split(' ')
    .map((part) => numberText(part) ?? escaped(part))
    .join(' ')
    .trim()

function numberText(text: string): string | undefined {
  const [found, sign, digits, exponentSign, exponent] = number.exec(text) ?? []
  if (found === undefined) return undefined
  const power = exponent ? `$\\times$10\\textsuperscript{${exponentSign === '-' ? '$-$' : ''}${exponent}}` : ''
  return `${sign ? '$-$' : ''}${digits}${power}`
}

const commands: Readonly<Record<string, string>> = {
  '\\': '{\\textbackslash}',
  '{': '\\{',
  '}': '\\}',
  '[': '{[}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '{\\textasciicircum}',
  '~': '{\\textasciitilde}',
  '<': '{\\textless}',
  '>': '{\\textgreater}',
  '|': '{\\textbar}',
  '"': '{\\symbol{34}}',
  '`': '{\\textasciigrave}',
  '±': '$\\pm$',
}

/** Text with all that TeX would obey escaped, and with signs and blanks kept apart that it would join. */
function escaped(text: string): string {
  return safeText(text)
    .replace(/[\\{}[$&#%_^~<>|"`±]/g, (char) => commands[char]!)
    .replace(/(?<=([-',]))(?=\1)/g, '{}')
    .replace(/(?<= ) /g, '\\ ')
}
