import type { Diagnostic } from '@runsheaf/core/plugin'
import { errorAt, warningAt } from '../diagnostics/fault.ts'
import type { NamedFile } from '../listing/named-file.ts'
import type { MetricReading } from './metric-file.ts'
import type { ScanFaults } from './scanner.ts'

/** What is wrong with a metric file. `lost`: so much that the metric has no value. */
export function metricFault(
  reading: MetricReading<unknown>,
  file: NamedFile,
): { fault: Diagnostic; lost: boolean } | undefined {
  if (reading.state === 'absent' || reading.state === 'long') return undefined
  if (reading.state === 'unreadable')
    return { fault: diagnostic('METRIC_UNREADABLE', `cannot be read: ${reading.message}`, file), lost: true }
  if (!reading.faults) return undefined
  const { lines, faulty, tail } = reading.faults
  if (lines === 0) return { fault: diagnostic('METRIC_EMPTY', `is empty${whileWriting}`, file), lost: true }
  const unread = faulty + (tail === 'dropped' ? 1 : 0)
  if (unread === 0 && tail === 'whole') return undefined
  const lost = unread === lines
  const message = faulty > 0 ? describeFaulty(reading.faults) : describeTail(reading.faults)
  return { fault: diagnostic(faulty > 0 ? 'METRIC_LINE_INVALID' : 'METRIC_LINE_CUT', message, file, lost), lost }
}

const whileWriting = ': its run is writing it, or was broken off. Load again later'

function describeFaulty({ lines, faulty, firstFaulty }: ScanFaults): string {
  const { line, fault } = firstFaulty!
  const others = faulty === 1 ? '' : ` and ${faulty - 1} more`
  const rest = faulty === lines ? 'no line is left' : 'the other lines are used'
  return `line ${line}${others} cannot be read (line ${line} ${fault}): ${rest}. Mend or remove the line`
}

function describeTail({ lines, tail }: ScanFaults): string {
  const fate = tail === 'dropped' ? 'left out' : 'used as it is'
  return `line ${lines}, the last, has no newline and may be cut off: it is ${fate}${whileWriting}`
}

function diagnostic(code: string, what: string, { name, path, run }: NamedFile, lost = true): Diagnostic {
  const message = `Metric ${name} of run ${run.id}: ${path} ${what}.`
  return (lost ? errorAt : warningAt)(path, code, message, { runId: run.id, key: `metrics.${name}` })
}
