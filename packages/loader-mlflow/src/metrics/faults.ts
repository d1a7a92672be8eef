import type { Diagnostic } from '@runsheaf/core/plugin'
import type { PointSink } from './point.ts'
import type { MetricReading } from './read-metric.ts'
import type { ScanFaults } from './scanner.ts'

/** Of which metric of which run a file is. */
export interface MetricPlace {
  readonly name: string
  readonly path: string
  readonly runId: string
}

/** What is wrong with a metric file. `lost`: so much that the metric has no value. */
export function metricFault(
  reading: MetricReading<PointSink>,
  place: MetricPlace,
): { fault: Diagnostic; lost: boolean } | undefined {
  if (reading.state === 'absent') return undefined
  if (reading.state === 'unreadable')
    return { fault: diagnostic('METRIC_UNREADABLE', `cannot be read: ${reading.message}`, place), lost: true }
  const { lines, faulty, tail } = reading.faults
  if (lines === 0) return { fault: diagnostic('METRIC_EMPTY', `is empty${whileWriting}`, place), lost: true }
  const unread = faulty + (tail === 'dropped' ? 1 : 0)
  if (unread === 0 && tail === 'whole') return undefined
  const lost = unread === lines
  const message = faulty > 0 ? describeFaulty(reading.faults) : describeTail(reading.faults)
  return { fault: diagnostic(faulty > 0 ? 'METRIC_LINE_INVALID' : 'METRIC_LINE_CUT', message, place, lost), lost }
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

function diagnostic(code: string, what: string, { name, path, runId }: MetricPlace, lost = true): Diagnostic {
  return {
    severity: lost ? 'error' : 'warning',
    code,
    message: `Metric ${name} of run ${runId}: ${path} ${what}.`,
    path,
    runId,
    key: `metrics.${name}`,
  }
}
