import type { RunCollection, SortKey } from '@runsheaf/core'
import { type Columns, type NamedColumn, valuesOf } from '@runsheaf/core/plugin'
import { columnNumbers } from '../query/column-numbers.ts'
import type { RunColumn, RunColumns } from '../query/default-columns.ts'
import { grouped, plural, some } from '../query/plural.ts'
import { runIds, shortIds } from '../query/short-ids.ts'
import { shortLabels } from '../query/short-labels.ts'
import { measuredNumbers } from '../render/numbers.ts'
import { safeText } from '../render/safe-text.ts'
import type { TableColumn } from '../render/table.ts'
import { type DocumentTable, dataDocument } from './forms/document-table.ts'
import type { Output } from './output.ts'
import { isMeasured, runCells } from './run-cells.ts'

/** How many runs were found. @example countText(16, 18) // '16 of 18 runs' */
export function countText(found: number, of: number): string {
  return found === of ? plural(found, 'run') : `${grouped(found)} of ${plural(of, 'run')}`
}

/** The experiment of the runs, or how many there are. */
export function experimentText(runs: RunCollection): string[] {
  const names = runs.unique('info.experiment_name')
  if (names.length === 0) return []
  return [names.length === 1 ? safeText(String(names[0])) : plural(names.length, 'experiment')]
}

/**
 * The columns of a table of runs for a terminal; the only experiment is left to the title.
 *
 * @param all the runs among which short ids must be unique.
 * @param sorted the keys that the user sorted by, which are marked.
 */
export function runsView(
  columns: readonly RunColumn[],
  data: Columns,
  all: RunCollection,
  sorted: readonly SortKey[],
  output: Output,
): TableColumn[] {
  const labels = shortLabels(columns.map(({ key, name }) => name ?? key))
  return columns.flatMap((column, i): TableColumn[] => {
    const { key, rank } = column
    const cells = isId(column) ? idCells(data.columns[i]!, all) : runCells(key, data.columns[i]!, output)
    if (key === 'info.experiment_name' && new Set(cells.cells).size <= 1) return []
    return [{ label: safeText(labels[i]! + markOf(key, sorted, output)), rank, ...cells }]
  })
}

/** A table of runs for a document, with the numbers that were measured rounded to significant digits. */
export function roundedDocument(columns: readonly RunColumn[], data: Columns, precision: number): DocumentTable {
  const document = dataDocument(data)
  const round = (cells: readonly string[], i: number) =>
    isMeasured(columns[i]!.key) && data.columns[i]!.type === 'f64'
      ? measuredNumbers(columnNumbers(data.columns[i]!), precision)
      : cells
  return { ...document, columns: document.columns.map((column, i) => ({ ...column, cells: round(column.cells, i) })) }
}

function markOf(key: string, sorted: readonly SortKey[], { glyphs }: Output): string {
  const order = sorted.find((one) => one.key === key)
  return order ? ` ${order.descending ? glyphs.down : glyphs.up}` : ''
}

const isId = ({ key, name }: RunColumn) => key === 'run_id' && name === undefined

function idCells(column: NamedColumn, all: RunCollection): Pick<TableColumn, 'cells' | 'align'> {
  const ids = runIds(all)
  return { cells: shortIds(valuesOf(column) as string[], ids).map(safeText), align: 'left' }
}

/**
 * What a table of runs leaves out: what does not vary, columns without room, runs past the limit.
 *
 * @param hidden how many columns had no room.
 */
export function runsFooter(
  { columns, varying, same }: RunColumns,
  hidden: number,
  shown: number,
  found: number,
): string[] {
  const differ = varying.length > 0 ? `${some(varying.map(safeText))} ${varying.length === 1 ? 'varies' : 'vary'}` : ''
  const alike =
    same > 0
      ? `${plural(same, 'config key')} ${same === 1 ? 'is' : 'are'} the same in all ${plural(shown, 'run')} (runsheaf keys)`
      : ''
  const sameness = [differ, alike].filter((text) => text !== '')
  const rows = shown < found ? [`${grouped(shown)} of ${plural(found, 'run')} (--limit all)`] : []
  const room = hidden > 0 ? [`${columns.length - hidden} of ${plural(columns.length, 'column')} (--all-columns)`] : []
  const part = [...rows, ...room]
  return [
    ...(sameness.length > 0 && shown > 1 ? [`${sameness.join('; ')}.`] : []),
    ...(part.length > 0 ? [`Showing ${part.join(', ')}.`] : []),
  ]
}
