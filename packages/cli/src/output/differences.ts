import type { Difference, RunDiff } from '@runsheaf/core'
import type { Columns } from '@runsheaf/core/plugin'
import { cellText } from '@runsheaf/core/text'
import { plural, some } from '../query/plural.ts'
import { alignPoints, measuredNumbers } from '../render/numbers.ts'
import { safeText } from '../render/safe-text.ts'
import { layOut, type TableColumn } from '../render/table.ts'
import { valueText } from './cells.ts'
import { noRoom } from './no-room.ts'
import type { Output } from './output.ts'
import { columnsOf } from './view.ts'

/** What stands for the value of a run that lacks a key. */
export const missingText = 'missing'

/** Differences for JSON: a run that lacks the key has no value there, which is not null. */
export function differencesDocument({ differences, equal }: RunDiff, ids: readonly string[]): Record<string, unknown> {
  return {
    equal,
    differences: differences.map(({ key, values }) => ({
      key,
      values: Object.fromEntries(values.flatMap((value, i) => (value === undefined ? [] : [[ids[i]!, value]]))),
    })),
  }
}

/** Differences as columns of text: the key, then one column for each run. Null and missing are named. */
export function differenceColumns({ differences }: RunDiff, ids: readonly string[]): Columns {
  const text = (value: unknown) => (value === undefined ? missingText : value === null ? 'null' : cellText(value))
  const runs = ids.map((id, i) => [id, differences.map(({ values }) => text(values[i]))])
  return columnsOf(differences.length, { key: differences.map(({ key }) => key), ...Object.fromEntries(runs) })
}

/** Differences for a terminal; of two runs, how much numbers that were measured changed. */
export function differenceLines({ differences, equal }: RunDiff, ids: readonly string[], output: Output): string[] {
  const rows = differences.map((difference) => rowOf(difference, output))
  const columns: TableColumn[] = [
    { label: '', cells: differences.map(({ key }) => safeText(key)), align: 'left', rank: 0, least: 12 },
    ...ids.map((id, i): TableColumn => {
      return { label: safeText(id), cells: rows.map(({ cells }) => cells[i]!), align: 'right', rank: 1 + i, least: 8 }
    }),
    { label: '', cells: rows.map(({ change }) => change), align: 'right', rank: 1 + ids.length },
  ]
  const shown = rows.some(({ change }) => change !== '') ? columns : columns.slice(0, -1)
  const layout = layOut(shown, output.width, output.glyphs.cut)
  const [header = '', ...lines] = layout.lines
  const hidden = shown.filter((column) => !layout.shown.has(column))
  const table = differences.length > 0 ? [output.style.bold(header), ...lines] : []
  return [...table, ...output.prose(footer(differences, equal, hidden)).map(output.style.dim)]
}

interface Row {
  readonly cells: readonly string[]
  readonly change: string
}

function rowOf({ values, facet }: Difference, { glyphs, precision }: Output): Row {
  const numbers = values.map((value) => (typeof value === 'number' ? value : undefined))
  if (facet !== 'metrics' || numbers.includes(undefined))
    return { cells: values.map((value) => valueText(value, missingText)), change: '' }
  const cells = alignPoints(measuredNumbers(numbers, precision))
  return { cells, change: values.length === 2 ? changeText(numbers as [number, number], precision, glyphs.minus) : '' }
}

/** How much a measured number changed. @example changeText([0.9, 0.8], 4, '−') // '−0.1000' */
export function changeText([from, to]: readonly [number, number], precision: number, minus: string): string {
  const change = to - from
  if (!Number.isFinite(change)) return ''
  const [, text = ''] = measuredNumbers([Math.max(Math.abs(from), Math.abs(to)), Math.abs(change)], precision)
  return `${change < 0 ? minus : '+'}${text}`
}

function footer(differences: readonly Difference[], equal: number, hidden: readonly TableColumn[]): string {
  const lacking = differences.filter(({ values }) => values.includes(undefined)).map(({ key }) => safeText(key))
  return `${plural(equal, 'key')} equal. Missing in one: ${lacking.length > 0 ? some(lacking) : 'none'}. ${noRoom(hidden).join('')}`.trimEnd()
}
