import type { KeyInfo } from '@runsheaf/core'
import type { Columns } from '@runsheaf/core/plugin'
import { significant } from '../render/numbers.ts'
import { safeText } from '../render/safe-text.ts'
import type { TableColumn } from '../render/table.ts'
import { cellsOf, valueText } from './cells.ts'
import type { Output } from './output.ts'
import { isMeasured } from './run-cells.ts'
import { columnsOf } from './view.ts'

/** Keys for programs: one row each. */
export function keyColumns(keys: readonly KeyInfo[]): Columns {
  return columnsOf(keys.length, {
    key: keys.map(({ key }) => key),
    kind: keys.map(({ kind }) => kind),
    runs: keys.map(({ count }) => count),
    nulls: keys.map(({ nulls }) => nulls),
    distinct: keys.map(({ distinct }) => distinct),
    min: keys.map(({ range }) => limitText(range?.[0])),
    max: keys.map(({ range }) => limitText(range?.[1])),
    derived: keys.map(({ derived }) => derived),
  })
}

/** The smallest and greatest values of keys of all kinds share a column, as text. */
function limitText(value: unknown): string | undefined {
  if (value === undefined) return undefined
  return value instanceof Date ? value.toISOString() : String(value)
}

/** Keys for a terminal. Runs that lack a key are named by how many have it. */
export function keysView(keys: readonly KeyInfo[], runs: number, output: Output): TableColumn[] {
  const { columns } = columnsOf(keys.length, {
    key: keys.map(({ key }) => safeText(key)),
    kind: keys.map(({ kind, nulls, count }) => (nulls > 0 && nulls < count ? `${kind}, null` : kind)),
    distinct: keys.map(({ distinct }) => distinct),
  })
  const [key, kind, distinct] = columns.map((column) => ({ label: column.name, ...cellsOf(column, false, output) }))
  const coverage = keys.map(({ count }) => (count === runs ? 'all' : `${count} of ${runs}`))
  return [
    { ...key!, rank: 0 },
    { ...kind!, rank: 1 },
    { label: 'runs', rank: 2, cells: coverage, align: 'right' },
    { ...distinct!, rank: 3 },
    { label: 'values', rank: 4, cells: keys.map((info) => rangeText(info, output)), align: 'left', least: 8 },
  ]
}

function rangeText({ key, range, kind, derived }: KeyInfo, { glyphs, precision }: Output): string {
  const made = derived ? ' (made of other keys)' : ''
  if (!range) return made.trim()
  const [min, max] = range.map((value) =>
    isMeasured(key) && typeof value === 'number'
      ? significant(value, precision)
      : valueText(value, '', kind === 'float'),
  )
  return min === max ? `${min}${made}` : `${min} ${glyphs.cut} ${max}${made}`
}
