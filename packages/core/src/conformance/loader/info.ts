import type { RunInfo } from '../../contract/run-source.ts'
import { assertSame } from '../same-value.ts'
import { assert } from '../suite.ts'
import { holds, type LoaderCase } from './loaded-runs.ts'
import { ofRuns } from './of-runs.ts'
import { sampleRuns } from './sample-run.ts'

const statuses = ['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED'] as const
const runs = sampleRuns(...statuses.map((status) => ({ info: { status } })))

const unset = sampleRuns({ info: { status: 'RUNNING', endTime: undefined, userId: undefined } })

const isText = (value: unknown) => typeof value === 'string' && value !== ''
const isTime = (value: unknown) => value instanceof Date && !Number.isNaN(value.getTime())
const orUnset = (test: (value: unknown) => boolean) => (value: unknown) => value === undefined || test(value)

/** What each field of an info must be. */
const fields: Readonly<Record<keyof RunInfo, (value: unknown) => boolean>> = {
  runId: isText,
  runName: orUnset(isText),
  runDir: isText,
  experimentId: isText,
  experimentName: isText,
  jobName: isText,
  status: (value) => (statuses as readonly unknown[]).includes(value),
  startTime: orUnset(isTime),
  endTime: orUnset(isTime),
  userId: orUnset((value) => typeof value === 'string'),
  lifecycleStage: (value) => value === 'active' || value === 'deleted',
  artifactUri: orUnset(isText),
  duration: orUnset((value) => typeof value === 'number' && !Number.isNaN(value)),
}

/** What is known of runs before anything is read. */
export const info: readonly LoaderCase[] = [
  ofRuns('gives what core needs to know of a run, each in its form', runs, ({ store, rows }) => {
    for (const row of rows) {
      const found = store.info(row)
      for (const [name, fits] of Object.entries(fields) as [keyof RunInfo, (value: unknown) => boolean][])
        assert(fits(found[name]), `info.${name} is ${String(found[name])}; what is not known is undefined`)
    }
  }),
  ofRuns('gives each run a runDir of its own', runs, ({ store, rows }) => {
    const folders = new Set(Array.from(rows, (row) => store.info(row).runDir))
    assert(folders.size === rows.length, `${rows.length} runs have ${folders.size} runDirs`)
  }),
  ofRuns('keeps names, status and times of runs', runs, ({ loader, store, rows }) => {
    if (!holds(loader, 'info')) return
    for (const [i, { info }] of runs.entries()) {
      const found = store.info(rows[i]!)
      for (const name of ['runName', 'status', 'startTime', 'endTime'] as const)
        assertSame(`info.${name} of run ${i}`, found[name], info[name])
    }
  }),
  ofRuns('leaves unset what is not known of a run', unset, ({ store, rows }) => {
    const { endTime, duration } = store.info(rows[0]!)
    assertSame('endTime and duration of a run that goes on', [endTime, duration], [undefined, undefined])
  }),
  ofRuns('gives the duration in seconds', runs, ({ store, rows }) => {
    const { startTime, endTime, duration } = store.info(rows[0]!)
    if (startTime && endTime) assertSame('the duration', duration, (endTime.getTime() - startTime.getTime()) / 1000)
  }),
]
