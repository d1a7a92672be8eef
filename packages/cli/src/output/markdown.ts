import type { Columns } from '@runsheaf/core/plugin'
import { machineCell } from './machine-text.ts'

/** A table in Markdown (GitHub's dialect). What would be markup in a cell is escaped. */
export function markdownLines({ length, columns }: Columns): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const numeric = new Set(['f64', 'i32', 'i64'])
  const header = line(columns.map(({ name }) => cellText(name)))
  const rule = line(columns.map(({ type }) => (numeric.has(type) ? '---:' : '---')))
  const rows = Array.from({ length }, (_, row) => line(columns.map((column) => cellText(machineCell(column, row)))))
  return [header, rule, ...rows]
}

function cellText(text: string): string {
  return text.replace(/[\\|`*_<>[\]#~]/g, '\\$&').replace(/\r\n|\r|\n/g, '<br>')
}
