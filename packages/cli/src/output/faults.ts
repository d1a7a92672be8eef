import { relative } from 'node:path'
import type { Columns, Diagnostic } from '@runsheaf/core/plugin'
import { grouped, plural } from '../query/plural.ts'
import { safeText } from '../render/safe-text.ts'
import { wrap } from '../render/wrap.ts'
import type { Output } from './output.ts'
import { columnsOf } from './view.ts'

/** How many faults of one kind are told in full. */
const examples = 5

const margin = '    '

/** Faults for programs. */
export function faultColumns(faults: readonly Diagnostic[]): Columns {
  return columnsOf(faults.length, {
    code: faults.map(({ code }) => code),
    severity: faults.map(({ severity }) => severity),
    run_id: faults.map(({ runId }) => runId ?? null),
    key: faults.map(({ key }) => key ?? null),
    path: faults.map(({ path }) => path ?? null),
    message: faults.map(({ message }) => message),
  })
}

/** Faults for a reader: by kind, each with where it is, what it means and what to do. */
export function faultLines(
  faults: readonly Diagnostic[],
  runs: number,
  folder: string,
  { width, style, glyphs, prose }: Output,
): string[] {
  if (faults.length === 0) return [...prose(`No fault: ${plural(runs, 'run')} read in full.`)]
  const ids = new Set(faults.flatMap(({ runId }) => runId ?? []))
  const where = ids.size > 0 ? ` in ${grouped(ids.size)} of ${plural(runs, 'run')}` : ''
  const title = `${plural(faults.length, 'fault')}${where} ${glyphs.dot} everything else was read in full`
  const groups = Map.groupBy(faults, ({ code }) => code)
  const kinds = [...groups].flatMap(([code, group]) => {
    const colour = group.some(({ severity }) => severity === 'error') ? style.red : style.yellow
    const more =
      group.length > examples ? [`${margin}${glyphs.cut} ${grouped(group.length - examples)} more: --json`] : []
    const told = group.slice(0, examples).flatMap(({ message }) => {
      const text = safeText(message.replaceAll(`${folder}/`, '').replaceAll(folder, relative('', folder) || '.'))
      return wrap(text, width - margin.length).map((line, i) => `${i === 0 ? '  - ' : margin}${line}`)
    })
    const heading = `${kindText(code)} ${glyphs.dot} ${grouped(group.length)}`
    return ['', colour(heading), ...told, ...more]
  })
  return [...prose(title), ...kinds]
}

/** `METRIC_LINE_CUT` in words. */
const kindText = (code: string) => safeText(code.toLowerCase().replaceAll('_', ' '))
