import { type Columns, columnOf } from '@runsheaf/core/plugin'
import type { GroupDiff, GroupDifference, GroupValues, RunGroup } from '../query/group-differences.ts'
import { plural } from '../query/plural.ts'
import { safeText } from '../render/safe-text.ts'
import { layOut, type TableColumn } from '../render/table.ts'
import { valueText } from './cells.ts'
import { changeText, missingText } from './differences.ts'
import { estimateCells } from './estimates.ts'
import { noRoom } from './no-room.ts'
import type { Output } from './output.ts'
import { columnsOf } from './view.ts'

/** Differences of groups for JSON: for each group the values that its runs have, and how many lack the key. */
export function groupDifferencesDocument(
  { differences, equal }: GroupDiff,
  groups: readonly RunGroup[],
): Record<string, unknown> {
  return {
    groups: groups.map(({ name, runs }) => ({ name, runs: runs.length })),
    equal,
    differences: differences.map(({ key, groups: found }) => ({
      key,
      groups: found.map(({ values, measured }) => ({
        ...(measured
          ? { mean: finite(measured.mean), std: finite(measured.std), n: measured.n }
          : { values: values.filter((value) => value !== undefined) }),
        missing: values.includes(undefined),
      })),
    })),
  }
}

const finite = (value: number) => (Number.isNaN(value) ? null : value)

/** Differences of groups as columns of text: the key, then one column for each group. */
export function groupDifferenceColumns({ differences }: GroupDiff, groups: readonly RunGroup[]): Columns {
  const columns = groups.map(({ name }, i) => [
    name,
    differences.map(({ groups: found }) => {
      const { values, measured } = found[i]!
      return measured ? `${measured.mean} ± ${measured.std} (${measured.n})` : allValues(values).join(', ')
    }),
  ])
  return columnsOf(differences.length, { key: differences.map(({ key }) => key), ...Object.fromEntries(columns) })
}

const allValues = (values: readonly unknown[]) => values.map((value) => valueText(value, missingText))

/** Differences of groups for a terminal; groups are headed by letters, of which the title says what they are. */
export function groupDifferenceLines(
  { differences, equal }: GroupDiff,
  groups: readonly RunGroup[],
  output: Output,
): string[] {
  const { width, glyphs, style } = output
  const heads = groups.map((_, i) => String.fromCharCode(65 + (i % 26)))
  const titles = groups.map(
    ({ name, runs }, i) => `${heads[i]}  ${plural(runs.length, 'run')} ${glyphs.dot} ${safeText(name)}`,
  )
  const rows = differences.map((difference) => cellsOf(difference, groups, output))
  const columns: TableColumn[] = [
    { label: '', cells: differences.map(({ key }) => safeText(key)), align: 'left', rank: 0, least: 12 },
    ...heads.map((label, i): TableColumn => {
      return { label, cells: rows.map((cells) => cells[i]!), align: 'right', rank: 1 + i, least: 12 }
    }),
    { label: '', cells: differences.map((one) => changeOf(one, output)), align: 'right', rank: 1 + groups.length },
  ]
  const { lines, shown } = layOut(columns, width, glyphs.cut)
  const [header = '', ...body] = lines
  const hidden = columns.filter((column) => !shown.has(column))
  return [
    ...titles.flatMap(output.prose),
    ...(differences.length > 0 ? ['', style.bold(header), ...body, ''] : []),
    ...output
      .prose(`${plural(equal, 'key')} the same in all groups. ${noRoom(hidden).join('')}`.trimEnd())
      .map(style.dim),
  ]
}

/** So many values are named; of more, how many there are. */
const mostValues = 3

function cellsOf({ groups: found }: GroupDifference, groups: readonly RunGroup[], output: Output): string[] {
  const measured = found.map((group) => group.measured)
  if (measured.includes(undefined)) return found.map(valuesText)
  return measured.flatMap((value, i) => {
    const number = (one: number) => columnOf([Number.isNaN(one) ? null : one])
    const { mean, std, n } = value!
    return estimateCells(number(mean), number(std), number(n), number(groups[i]!.runs.length), output)
  })
}

function valuesText({ values }: GroupValues): string {
  const texts = allValues(values)
  return texts.length <= mostValues
    ? texts.join(', ')
    : `${texts.slice(0, mostValues - 1).join(', ')} and ${texts.length - mostValues + 1} more`
}

function changeOf({ groups: [from, to, more] }: GroupDifference, { precision, glyphs }: Output): string {
  if (more || !from?.measured || !to?.measured) return ''
  return changeText([from.measured.mean, to.measured.mean], precision, glyphs.minus)
}
