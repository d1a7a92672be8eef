import type { GroupAggregate } from '../query/aggregate-list.ts'
import type { Groups } from '../query/group-report.ts'
import { unicode } from '../render/glyphs.ts'
import type { DocumentColumn, DocumentTable } from './forms/document-table.ts'
import { groupsView } from './groups-table.ts'
import type { Output } from './output.ts'

/**
 * A table of groups for a document: its columns are those of a terminal, of which the mark of the best is told by the best
 * values standing out.
 */
export function groupsDocument(
  groups: Groups,
  aggregates: readonly GroupAggregate[],
  caption: string,
  output: Output,
): DocumentTable {
  const columns = groupsView(groups, aggregates, { ...output, glyphs: unicode })
    .filter(({ label }) => label !== '')
    .map(({ label, cells, align }): DocumentColumn => ({ label, cells: cells.map(withoutPadding), align }))
  const ranked = columns[groups.by.length + 1]
  const { length } = groups.columns
  return {
    columns,
    length,
    caption,
    stands: (column, row) => column === ranked && row < groups.best && length > 1,
  }
}

const withoutPadding = (cell: string) => cell.trim().replace(/ {2,}/g, ' ')
