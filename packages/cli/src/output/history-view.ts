import type { RunCollection } from '@runsheaf/core'
import { columnOf } from '@runsheaf/core/plugin'
import type { CurveGroup, CurveGroups } from '../query/curve-groups.ts'
import { evenSteps, meanAndStd, meanCurve } from '../query/mean-curve.ts'
import type { MetricCurve } from '../query/metric-curves.ts'
import { grouped, plural } from '../query/plural.ts'
import { runIds, shortIds } from '../query/short-ids.ts'
import { shortLabels } from '../query/short-labels.ts'
import type { Paint } from '../render/canvas.ts'
import { curveMarks, plotLines, plotPositions } from '../render/plot.ts'
import { safeText } from '../render/safe-text.ts'
import type { TableColumn } from '../render/table.ts'
import { estimateCells } from './estimates.ts'
import { byText } from './groups-table.ts'
import { noRoom } from './no-room.ts'
import type { Output } from './output.ts'
import { runCells } from './run-cells.ts'
import { experimentText } from './runs-table.ts'

/** What is drawn, and of how much. @param aside the keys set aside in grouping; unset where runs are not grouped. */
export function historyTitle(
  metric: string,
  runs: RunCollection,
  { keys, groups }: CurveGroups,
  aside: readonly string[] | undefined,
  { glyphs }: Output,
): string {
  const having = groups.reduce((sum, { curves }) => sum + curves.length, 0)
  const count = `${grouped(having)} of ${plural(runs.length, 'run')} that have it`
  const by = keys.columns.map(({ name }) => name)
  const parts = aside
    ? [`${count}, in ${plural(groups.length, 'group')}`, byText(by, aside), `mean ${glyphs.plusMinus} std`]
    : [count, ...experimentText(runs)]
  return [safeText(metric), ...parts].join(` ${glyphs.dot} `)
}

/** The first and the last step that any of the groups has. */
function stepRange(groups: readonly CurveGroup[]): readonly [number, number] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { steps } of groups.flatMap(({ curves }) => curves)) {
    first = Math.min(first, steps[0]!)
    last = Math.max(last, steps.at(-1)!)
  }
  return [first, last]
}

/** The curves of groups as a drawing: means, with a band of a standard deviation to both sides. */
export function historyFigure(groups: readonly CurveGroup[], output: Output): string[] {
  const range = stepRange(groups)
  const { width, glyphs } = output
  const steps = evenSteps(range, plotPositions(width))
  const curves = groups.map((group) => meanCurve(group.curves, steps))
  return plotLines(curves, range, { width, height: heightFor(width) }, glyphs.plot, painter(output))
}

const heightFor = (width: number) => Math.min(16, Math.max(8, Math.round(width / 5)))

/** The legend of the drawing: which mark is which group, and where its curve ends. */
export function historyView(
  { keys, groups }: CurveGroups,
  { all, smallest, byKeys }: { readonly all: RunCollection; readonly smallest: boolean; readonly byKeys: boolean },
  output: Output,
): TableColumn[] {
  const labels = shortLabels(keys.columns.map(({ name }) => name))
  const paint = painter(output)
  const mark: TableColumn = {
    label: '',
    cells: groups.map((_, i) => curveMarks[i % curveMarks.length]!),
    align: 'left',
    rank: 0,
    style: paint,
  }
  const keyColumns = keys.columns.map((column, i): TableColumn => {
    const cells = runCells(column.name, column, output)
    const shown = column.name === 'run_id' ? { ...cells, cells: shortIds(cells.cells, runIds(all)) } : cells
    return { label: safeText(labels[i]!), rank: 3 + i, ...shown }
  })
  const number = (label: string, rank: number, of: (group: CurveGroup) => number): TableColumn => {
    return { label, rank, align: 'right', cells: groups.map((group) => String(of(group))) }
  }
  const estimate = (label: string, rank: number, of: (curve: MetricCurve) => number): TableColumn => {
    return { label, rank, align: 'right', cells: estimates(groups, of, output) }
  }
  return [
    mark,
    ...keyColumns,
    ...(byKeys ? [number('n', 1, ({ runs }) => runs)] : []),
    estimate('last', 2, ({ values }) => values.at(-1)!),
    smallest ? estimate('min', 20, least) : estimate('max', 20, greatest),
    number('points', 21, ({ curves }) => curves.reduce((sum, { values }) => sum + values.length, 0)),
  ]
}

/** What a table of curves leaves out, and what its drawing does not say by itself. */
export function historyFooter(
  { groups }: CurveGroups,
  drawn: CurveGroups,
  hidden: readonly TableColumn[],
  { glyphs }: Output,
): string[] {
  const banded = drawn.groups.some(({ curves }) => curves.length > 1)
  const { band, bands } = glyphs.plot
  const values = drawn.groups.flatMap(({ curves }) => curves).flatMap((curve) => curve.values)
  const odd = values.filter((value) => !Number.isFinite(value)).length
  const notes = [
    ...(banded ? [`${band} is the mean ${glyphs.plusMinus} std of a curve, ${bands} where several overlap.`] : []),
    ...(odd > 0 ? [`${plural(odd, 'point')} of NaN or infinity ${odd === 1 ? 'is' : 'are'} not drawn.`] : []),
    ...(drawn.groups.length < groups.length
      ? [`Showing the best ${drawn.groups.length} of ${plural(groups.length, 'curve')} (--limit all, or --by KEYS).`]
      : []),
    ...noRoom(hidden),
  ]
  return notes.length > 0 ? [notes.join(' ')] : []
}

const numbersIn = (values: readonly number[]) => values.filter((value) => !Number.isNaN(value))
const least = ({ values }: MetricCurve) => numbersIn(values).reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
const greatest = ({ values }: MetricCurve) =>
  numbersIn(values).reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)

/** The mean of a number of each curve, with its uncertainty. */
function estimates(groups: readonly CurveGroup[], of: (curve: MetricCurve) => number, output: Output): string[] {
  const found = groups.map(({ curves }) => meanAndStd(curves.map(of)))
  return estimateCells(
    columnOf(found.map(({ mean }) => mean)),
    columnOf(found.map(({ std }) => (Number.isNaN(std) ? null : std))),
    columnOf(groups.map(({ curves }) => curves.length)),
    columnOf(groups.map(({ runs }) => runs)),
    output,
  )
}

function painter({ style }: Output): Paint {
  const colours = [style.cyan, style.yellow, style.green, style.magenta, style.blue, style.red]
  return (text, curve) => colours[curve % colours.length]!(text)
}
