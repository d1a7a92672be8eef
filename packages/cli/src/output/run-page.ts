import { stripVTControlCharacters } from 'node:util'
import { displayWidth, shorten } from '@runsheaf/core/text'
import { plural } from '../query/plural.ts'
import type { RunStory } from '../query/run-story.ts'
import { alignPoints, measuredNumbers } from '../render/numbers.ts'
import { padText } from '../render/pad-text.ts'
import { safeText } from '../render/safe-text.ts'
import { sparkline } from '../render/sparkline.ts'
import { layOut, type TableColumn } from '../render/table.ts'
import { durationText, localTime } from '../render/times.ts'
import { configTree } from './config-tree.ts'
import type { Output } from './output.ts'
import { dressStatus } from './run-cells.ts'

const curveWidth = 10
const gutter = 4
const widestConfig = 100

/** A run on a terminal: what it is, its config beside its metrics and tags, and how much more there is. */
export function runPage(story: RunStory, shortId: string, output: Output): string[] {
  const { width } = output
  const right = [...metricLines(story, output), ...paramLines(story, output), ...tagLines(story, output)]
  const rightWidth = Math.max(0, ...right.map(({ text }) => displayWidth(text)))
  const leftWidth = width - rightWidth - gutter
  const heading = output.style.bold('config')
  const beside = leftWidth >= 40
  const config = configTree(story.config, beside ? Math.min(leftWidth, widestConfig) : width, output)
  const left = config.length > 0 ? [heading, ...config] : ['no config']
  const dressed = right.map(({ text, dress }) => (dress ? dress(text) : text))
  const body = beside ? sideBySide(left, dressed) : [...left, '', ...dressed]
  return [
    ...output.prose(title(story, output)),
    '',
    ...body,
    '',
    ...output.prose(footer(story, shortId, output)).map(output.style.dim),
  ]
}

function title({ run: { info }, parent }: RunStory, { glyphs, style }: Output): string {
  const ended = info.duration === undefined ? '' : ` after ${durationText(info.duration)}`
  const by = info.userId ? ` by ${safeText(info.userId)}` : ''
  const parts = [
    ...(info.runName ? [safeText(info.runName)] : []),
    safeText(info.runId),
    safeText(info.experimentName),
    dressStatus(info.status, info.status, style) + ended,
    (info.startTime ? localTime(info.startTime) : 'start unknown') + by,
    ...(info.lifecycleStage === 'deleted' ? ['deleted'] : []),
    ...(parent ? [`child of ${safeText(parent.info.runName ?? parent.info.runId)}`] : []),
  ]
  return parts.join(` ${glyphs.dot} `)
}

interface Line {
  readonly text: string
  readonly dress?: (text: string) => string
}

function metricLines({ metrics }: RunStory, output: Output): Line[] {
  if (metrics.length === 0) return [{ text: 'no metrics' }]
  const rows = metrics.map(({ last, min, max }) => measuredNumbers([last, min, max], output.precision))
  const points = Math.max(0, ...metrics.map(({ points }) => points.length))
  const same = metrics.every((metric) => metric.points.length === points)
  const column = (label: string, i: number): TableColumn => ({
    label,
    cells: alignPoints(rows.map((row) => row[i]!)),
    align: 'right',
    rank: i + 1,
  })
  const columns: TableColumn[] = [
    { label: 'metrics', cells: metrics.map(({ name }) => safeText(name)), align: 'left', rank: 0, least: 8 },
    column('last', 0),
    column('min', 1),
    column('max', 2),
    {
      label: same ? `over ${plural(points, 'point')}` : 'points',
      cells: metrics.map(({ points }) => {
        const curve = sparkline(
          points.map(({ value }) => value),
          curveWidth,
          output.glyphs.bars,
        )
        return same ? curve : `${padText(curve, curveWidth, 'left')} ${points.length}`
      }),
      align: 'left',
      rank: 5,
    },
  ]
  const shown = points > 0 ? columns : columns.slice(0, 2)
  const [header = '', ...lines] = layOut(shown, output.width, output.glyphs.cut).lines.map((line) => line.slice(2))
  return [{ text: header, dress: output.style.bold }, ...lines.map((text) => ({ text }))]
}

/** Params are shown where they say something else than the config. */
function paramLines({ run: { params }, oddParams, config }: RunStory, output: Output): Line[] {
  if (oddParams.length === 0) return []
  const heading = config.length > 0 ? 'params that differ from the config' : 'params'
  return pairLines(
    heading,
    oddParams.map((name) => [name, params[name]!]),
    output,
  )
}

/** MLflow's own tags say what the rest of the page says. */
function tagLines({ run: { tags } }: RunStory, output: Output): Line[] {
  const own = Object.entries(tags).filter(([name]) => !name.startsWith('mlflow.'))
  return own.length > 0 ? pairLines('tags', own, output) : []
}

function pairLines(heading: string, pairs: readonly (readonly [string, string])[], { style, glyphs }: Output): Line[] {
  const names = pairs.map(([name]) => shorten(safeText(name), 32, glyphs.cut))
  const widest = Math.max(0, ...names.map(displayWidth))
  const lines = pairs.map(([, value], i) => {
    const text = shorten(safeText(value), 48, glyphs.cut)
    return { text: `  ${padText(names[i]!, widest, 'left')}  ${text}` }
  })
  return [{ text: '' }, { text: heading, dress: style.bold }, ...lines]
}

function sideBySide(left: readonly string[], right: readonly string[]): string[] {
  const plainWidths = left.map((text) => displayWidth(stripVTControlCharacters(text)))
  const width = Math.max(...plainWidths) + gutter
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) =>
    ((left[i] ?? '') + ' '.repeat(width - (plainWidths[i] ?? 0)) + (right[i] ?? '')).trimEnd(),
  )
}

function footer(
  { run, oddParams, artifacts, children, faults, config }: RunStory,
  id: string,
  { glyphs }: Output,
): string {
  const params = Object.keys(run.params).length
  const differing =
    config.length === 0 ? `params ${params}` : `params that differ from the config: ${oddParams.length || 'none'}`
  const parts = [
    differing,
    `tags ${Object.keys(run.tags).length}`,
    `artifacts ${artifacts.length}${artifacts.length > 0 ? ` (runsheaf artifacts ${id})` : ''}`,
    `children ${children.length}`,
    `faults ${faults.length}`,
  ]
  return parts.join(` ${glyphs.dot} `)
}
