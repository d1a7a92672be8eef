import type { MetricPoint, RunInfo } from '../../contract/run-source.ts'
import type { PlainRun } from '../../loader-kit/from-records.ts'

/** A run that a case wants to find in a store. */
export interface SampleRun extends PlainRun {
  readonly info: RunInfo
  /** The whole history of each metric. */
  readonly metrics?: Readonly<Record<string, readonly MetricPoint[]>>
  /** Files by their names, relative to the run's artifact folder; names may have folders in them. */
  readonly artifacts?: Readonly<Record<string, string>>
}

type Parts = Omit<SampleRun, 'info'> & { readonly info?: Partial<RunInfo> }

const firstStart = Date.UTC(2026, 0, 5, 8)

/** A run that is finished, with what is given. Ids are 32 hexadecimal digits, start times rise with the number. */
export function sampleRun(number: number, { info, ...parts }: Parts = {}): SampleRun {
  const experimentName = info?.experimentName ?? 'sweep'
  const startTime = new Date(firstStart + number * 60_000)
  return {
    ...parts,
    info: {
      runId: (0xabc0 + number).toString(16).padStart(32, '0'),
      runName: `run-${number}`,
      runDir: '',
      experimentId: '1',
      experimentName,
      jobName: experimentName,
      status: 'FINISHED',
      lifecycleStage: 'active',
      startTime,
      endTime: new Date(startTime.getTime() + 1500),
      userId: 'alice',
      ...info,
    },
  }
}

/** Runs with these parts, numbered from 0. */
export const sampleRuns = (...parts: readonly Parts[]): SampleRun[] => parts.map((part, i) => sampleRun(i, part))

/** The ids of runs, sorted. */
export const sampleIds = (runs: readonly SampleRun[]): string[] => runs.map(({ info }) => info.runId).sort()

/** Points logged a second apart: `[step, value]`. */
export const points = (...logged: readonly (readonly [step: number, value: number])[]): MetricPoint[] =>
  logged.map(([step, value], i) => ({ step, timestamp: firstStart + i * 1000, value }))

/** Two runs that have something of everything. */
export const variedRuns = sampleRuns(
  {
    cfg: { model: { type: 'lstm', layers: 2 }, lr: 0.1, seed: 1 },
    params: { lr: '0.10', note: 'a b' },
    metrics: { loss: points([0, 0.9], [1, 0.5]), 'val/acc': points([1, 1]) },
    tags: { stage: 'final' },
    datasets: [{ name: 'digits', digest: 'abc123', context: 'train' }],
  },
  {
    cfg: { model: { type: 'gru', layers: 3 }, lr: 0.01, dropout: null },
    params: { lr: '1e-2' },
    metrics: { loss: points([0, 0.8]) },
    tags: { 'team name': 'vision' },
    info: { status: 'FAILED' },
  },
)
