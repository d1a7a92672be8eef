import type { DatasetInput, LoggedModel } from '@runsheaf/core/plugin'
import { displayWidth, shorten } from '@runsheaf/core/text'
import { plural } from '../query/plural.ts'
import type { RunDetails } from '../query/run-details.ts'
import { alignPoints, measuredNumbers, significant } from '../render/numbers.ts'
import { padText } from '../render/pad-text.ts'
import { safeText } from '../render/safe-text.ts'
import { sparkline } from '../render/sparkline.ts'
import { layOut, type TableColumn } from '../render/table.ts'
import { noRoom } from './no-room.ts'
import type { Output } from './output.ts'

const curveWidth = 10

/** A line of plain text, and how it is styled. */
export interface Line {
  readonly text: string
  readonly style?: (text: string) => string
}

/** What a run has beside its config: metrics, params, tags, datasets and models, each with a heading. */
export function runSections(details: RunDetails, output: Output): Line[] {
  return [
    ...metricLines(details, output),
    ...paramLines(details, output),
    ...tagLines(details, output),
    ...datasetLines(details, output),
    ...modelLines(details, output),
  ]
}

function metricLines({ metrics }: RunDetails, output: Output): Line[] {
  if (metrics.length === 0) return [{ text: 'no metrics' }]
  const rows = metrics.map(({ last, min, max }) => measuredNumbers([last, min, max], output.precision))
  const points = Math.max(0, ...metrics.map(({ values }) => values.length))
  const same = metrics.every(({ values }) => values.length === points)
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
      cells: metrics.map(({ values }) => {
        const curve = sparkline(values, curveWidth, output.glyphs.bars)
        return same ? curve : `${padText(curve, curveWidth, 'left')} ${values.length}`
      }),
      align: 'left',
      rank: 5,
    },
  ]
  const shown = points > 0 ? columns : columns.slice(0, 2)
  const layout = layOut(shown, output.width, output.glyphs.cut)
  const [header = '', ...lines] = layout.lines.map((line) => line.slice(2))
  const hidden = noRoom(shown.filter((column) => !layout.shown.has(column)))
  return [
    { text: header, style: output.style.bold },
    ...lines.map((text) => ({ text })),
    ...hidden.map((text) => ({ text, style: output.style.dim })),
  ]
}

/** Params are shown where they say something else than the config. */
function paramLines({ run: { params }, differingParams, config }: RunDetails, output: Output): Line[] {
  if (differingParams.length === 0) return []
  const heading = config.length > 0 ? 'params that differ from the config' : 'params'
  return pairLines(
    heading,
    differingParams.map((name) => [name, params[name]!]),
    output,
  )
}

/** MLflow's own tags say what the rest of the page says. */
function tagLines({ run: { tags } }: RunDetails, output: Output): Line[] {
  const own = Object.entries(tags).filter(([name]) => !name.startsWith('mlflow.'))
  return own.length > 0 ? pairLines('tags', own, output) : []
}

function datasetLines({ datasets }: RunDetails, output: Output): Line[] {
  if (datasets.length === 0) return []
  const about = ({ digest, context }: DatasetInput) =>
    [digest, ...(context ? [context] : [])].join(` ${output.glyphs.dot} `)
  return pairLines(
    'datasets',
    datasets.map((dataset) => [dataset.name, about(dataset)]),
    output,
  )
}

/** Each model once, whatever it was for the run, with what was measured of it. */
function modelLines({ models }: RunDetails, output: Output): Line[] {
  if (models.length === 0) return []
  const byId = Map.groupBy(models, ({ modelId }) => modelId)
  const pairs = Array.from(byId.values(), (links) => [
    [links[0]!.name ?? links[0]!.modelId, aboutModel(links, output)] as const,
    ...measured(links[0]!, output),
  ])
  return pairLines('models', pairs.flat(), output)
}

function aboutModel(links: readonly LoggedModel[], { glyphs }: Output): string {
  const roles = links.map(({ role, step }) => (step === undefined ? role : `${role} at step ${step}`))
  const { type, status } = links[0]!
  return [roles.join(', '), ...(type ? [type] : []), ...(status === 'UNSPECIFIED' ? [] : [status.toLowerCase()])].join(
    ` ${glyphs.dot} `,
  )
}

function measured({ metrics }: LoggedModel, { precision }: Output): (readonly [string, string])[] {
  return metrics.map(({ name, value, step, dataset }) => [
    `  ${name}`,
    `${significant(value, precision)} at step ${step}${dataset ? `, on ${dataset.name}` : ''}`,
  ])
}

function pairLines(heading: string, pairs: readonly (readonly [string, string])[], { style, glyphs }: Output): Line[] {
  const names = pairs.map(([name]) => shorten(safeText(name), 32, glyphs.cut))
  const widest = Math.max(0, ...names.map(displayWidth))
  const lines = pairs.map(([, value], i) => {
    const text = shorten(safeText(value), 48, glyphs.cut)
    return { text: `  ${padText(names[i]!, widest, 'left')}  ${text}` }
  })
  return [{ text: '' }, { text: heading, style: style.bold }, ...lines]
}
