import { stripVTControlCharacters } from 'node:util'
import type { Run } from '@runsheaf/core'
import { displayWidth } from '@runsheaf/core/text'
import { some } from '../query/plural.ts'
import type { RunDetails } from '../query/run-details.ts'
import { safeText } from '../render/safe-text.ts'
import { durationText, localTime } from '../render/times.ts'
import { configTree } from './config-tree.ts'
import type { Output } from './output.ts'
import { styleStatus } from './run-cells.ts'
import { runSections } from './run-sections.ts'

const gutter = 4
const widestConfig = 100
/** With less room, a config would be cut so much that it stands above rather than beside. */
const narrowestConfig = 52

/** A run on a terminal: what it is, its config beside its metrics and tags, and how much more there is. */
export function runPage(details: RunDetails, shortId: string, output: Output): string[] {
  const { width } = output
  const right = runSections(details, output)
  const rightWidth = Math.max(0, ...right.map(({ text }) => displayWidth(text)))
  const leftWidth = width - rightWidth - gutter
  const heading = output.style.bold('config')
  const beside = leftWidth >= narrowestConfig
  const config = configTree(details.config, beside ? Math.min(leftWidth, widestConfig) : width, output)
  const left = config.length > 0 ? [heading, ...config] : ['no config']
  const styled = right.map(({ text, style }) => (style ? style(text) : text))
  const body = beside ? sideBySide(left, styled) : [...left, '', ...styled]
  return [
    ...output.prose(title(details, output)),
    '',
    ...body,
    '',
    ...output.prose(footer(details, shortId, output)).map(output.style.dim),
  ]
}

function title({ run: { info }, parent }: RunDetails, { glyphs, style }: Output): string {
  const ended = info.duration === undefined ? '' : ` after ${durationText(info.duration)}`
  const by = info.userId ? ` by ${safeText(info.userId)}` : ''
  const parts = [
    ...(info.runName ? [safeText(info.runName)] : []),
    safeText(info.runId),
    safeText(info.experimentName),
    styleStatus(info.status, info.status, style) + ended,
    (info.startTime ? localTime(info.startTime) : 'start unknown') + by,
    ...(info.lifecycleStage === 'deleted' ? ['deleted'] : []),
    ...(parent ? [`child of ${nameOf(parent)}`] : []),
  ]
  return parts.join(` ${glyphs.dot} `)
}

const nameOf = ({ info }: Run) => safeText(info.runName ?? info.runId)

function sideBySide(left: readonly string[], right: readonly string[]): string[] {
  const plainWidths = left.map((text) => displayWidth(stripVTControlCharacters(text)))
  const width = Math.max(...plainWidths) + gutter
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) =>
    ((left[i] ?? '') + ' '.repeat(width - (plainWidths[i] ?? 0)) + (right[i] ?? '')).trimEnd(),
  )
}

function footer(
  { run, differingParams, artifacts, children, faults, config }: RunDetails,
  id: string,
  { glyphs }: Output,
): string {
  const params = Object.keys(run.params).length
  const differing =
    config.length === 0 ? `params ${params}` : `params that differ from the config: ${differingParams.length || 'none'}`
  const parts = [
    differing,
    `tags ${Object.keys(run.tags).length}`,
    `artifacts ${artifacts.length}${artifacts.length > 0 ? ` (runsheaf artifacts ${id})` : ''}`,
    `children ${children.length}${children.length > 0 ? ` (${some(children.map(nameOf), 3)})` : ''}`,
    `faults ${faults.length}${faults.length > 0 ? ' (runsheaf doctor)' : ''}`,
  ]
  return parts.join(` ${glyphs.dot} `)
}
