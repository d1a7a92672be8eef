import { layOut, layOutAll, type TableColumn } from '../render/table.ts'
import { type Answer, printAnswer } from './answer.ts'
import type { Output } from './output.ts'

/** An answer in the form of a table. */
export interface Report extends Omit<Answer, 'lines'> {
  /** For a terminal: what was asked, and of how much. */
  readonly title: string
  /** For a terminal: a drawing above the table. */
  readonly figure?: () => readonly string[]
  readonly view: () => readonly TableColumn[]
  /** What was left out, and what to type next; it is told which columns had no room. */
  readonly footer: (hidden: readonly TableColumn[]) => readonly string[]
  /** Show columns that have no room in further tables. */
  readonly allColumns?: boolean
}

/** Writes a report in the form that the output asks for. */
export function printReport(report: Report, output: Output): Promise<void> {
  return printAnswer({ ...report, lines: () => tableLines(report, output) }, output)
}

function tableLines({ title, figure, view, footer, allColumns, data }: Report, output: Output): string[] {
  const { width, glyphs, style } = output
  const columns = view()
  const layout = allColumns
    ? { lines: layOutAll(columns, width, glyphs.cut), shown: new Set(columns) }
    : layOut(columns, width, glyphs.cut)
  const [header = '', ...rows] = layout.lines
  const drawing = figure && data.length > 0 ? ['', ...figure()] : []
  const table = data.length > 0 ? [...drawing, '', style.bold(header), ...rows] : []
  const notes = footer(columns.filter((column) => !layout.shown.has(column))).flatMap(output.prose)
  return [
    ...output.prose(title),
    ...table,
    ...(notes.length > 0 && table.length > 0 ? [''] : []),
    ...notes.map(style.dim),
  ]
}
