import type { RunCollection } from '@runsheaf/core'
import type { Columns } from '@runsheaf/core/plugin'
import { countColumn, type GroupAggregate } from '../query/aggregate-list.ts'
import { columnNamed, type Groups } from '../query/group-report.ts'
import { plural, some } from '../query/plural.ts'
import { runIds } from '../query/short-ids.ts'
import { shortLabels } from '../query/short-labels.ts'
import { safeText } from '../render/safe-text.ts'
import type { TableColumn } from '../render/table.ts'
import { cellsOf } from './cells.ts'
import { estimateCells } from './estimates.ts'
import type { Output } from './output.ts'
import { isMeasured, runCells } from './run-cells.ts'

/** The keys grouped by, as a title says them. */
export function byText(by: readonly string[], aside: readonly string[]): string {
  const keys = by.map((key) => (key === 'info.experiment_name' ? 'experiment' : key))
  const without = aside.length > 0 ? ` (${aside.join(', ')} aside)` : ''
  return `by ${safeText(keys.join(', ') || 'nothing that varies')}${without}`
}

/** What the numbers are, as a title says it: `mean ± std`. */
export function spreadText(aggregates: readonly GroupAggregate[], { glyphs }: Output): string[] {
  const spreads = new Set(aggregates.flatMap(({ spread }) => spread ?? []))
  return [...spreads].map((spread) => `mean ${glyphs.plusMinus} ${spread === 'std' ? 'std' : '95 % interval'}`)
}

/** Names of groups are cut to this width rather than left out. */
const squeezed = 6

/** The columns of a table of groups for a terminal: keys, number of runs, aggregates, and a mark for the best. */
export function groupsView(
  { columns, by, best }: Groups,
  aggregates: readonly GroupAggregate[],
  output: Output,
): TableColumn[] {
  const labels = shortLabels(by)
  const keys = by.map((key, i): TableColumn => {
    const cells = runCells(key, columnNamed(columns, key), output)
    return {
      label: safeText(labels[i]!),
      rank: i === 0 ? 2 : 3 + i,
      ...cells,
      ...(cells.align === 'left' && { squeezed }),
    }
  })
  const size: TableColumn = {
    label: countColumn,
    rank: 1,
    ...cellsOf(columnNamed(columns, countColumn), false, output),
  }
  const values = aggregates.map((aggregate, i): TableColumn => {
    return { rank: i === 0 ? 0 : 20 + i, ...aggregateCells(aggregate, columns, output) }
  })
  const { best: dot } = output.glyphs
  const marks = Array.from({ length: columns.length }, (_, row) => (row < best ? dot : ''))
  const mark: TableColumn = { label: '', cells: marks, align: 'left', rank: 3, style: output.style.green }
  return [...keys, size, ...values, ...(best > 0 && columns.length > 1 ? [mark] : [])]
}

function aggregateCells(
  { text, key, columns: names, spread }: GroupAggregate,
  columns: Columns,
  output: Output,
): Omit<TableColumn, 'rank'> {
  const [value, uncertainty, used] = names.map(([name]) => columnNamed(columns, name))
  if (spread && uncertainty && used) {
    const cells = estimateCells(value!, uncertainty, used, columnNamed(columns, countColumn), output)
    return { label: safeText(shortLabels([key])[0]!), cells, align: 'right' }
  }
  return { label: safeText(text.replace(/\bmetrics\./g, '')), ...cellsOf(value!, isMeasured(key), output) }
}

/** What a table of groups leaves out, and what it does not say by itself. */
export function groupsFooter(
  { best, overlap, columns }: Groups,
  [first]: readonly GroupAggregate[],
  kept: RunCollection,
  all: RunCollection,
  hidden: readonly TableColumn[],
  { glyphs }: Output,
): string[] {
  const isMarked = best > 0 && columns.length > 1 && hidden.every(({ label }) => label !== '')
  const missing = hidden.filter(({ label }) => label !== '')
  const sizes = overlap?.sizes.join(' and ')
  const advice = first?.spread === 'std' ? `: --agg 'ci95(${first.key})'` : ''
  const notes = [
    ...(isMarked ? [`${glyphs.best} best.`] : []),
    ...(sizes ? [`With n = ${sizes} the 95 % intervals of the first two overlap${advice}.`] : []),
    ...leftOut(kept, all),
    ...(missing.length > 0
      ? [`${plural(missing.length, 'column')} without room: ${some(missing.map(({ label }) => label))}.`]
      : []),
  ]
  return notes.length > 0 ? [notes.join(' ')] : []
}

/** The runs that conditions left out: by status, where that tells them from the others. */
function leftOut(kept: RunCollection, all: RunCollection): string[] {
  const count = all.length - kept.length
  if (count === 0) return []
  const inside = new Set(kept.unique('status'))
  const keptIds = new Set(runIds(kept))
  const outside = new Map<string, number>()
  for (const { info } of all) {
    if (!keptIds.has(info.runId)) outside.set(info.status, (outside.get(info.status) ?? 0) + 1)
  }
  const telling = [...outside.keys()].every((status) => !inside.has(status))
  const counts = [...outside].map(([status, n]) => `${n} ${status.toLowerCase()}`).join(', ')
  return [`Left out: ${telling ? counts : plural(count, 'run')}.`]
}
