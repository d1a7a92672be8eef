import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'

/** A point of a metric as its line has it, and what is read of it. */
export interface Line {
  readonly time: number
  readonly step: number
  readonly value: number
}

/** A run before it is written. A fault is done to one of its files. */
export interface RandomRun {
  readonly id: string
  readonly name: string
  readonly start: number
  readonly status: number
  readonly deleted: boolean
  readonly params: ReadonlyMap<string, string>
  readonly tags: ReadonlyMap<string, string>
  readonly metrics: ReadonlyMap<string, readonly Line[]>
  readonly form: 'MLflow 1' | 'MLflow 2' | 'MLflow 3'
  readonly fault: 'none' | 'no meta' | 'empty meta' | 'bad line' | 'empty metric'
}

export interface RandomExperiment {
  readonly id: string
  readonly name: string
  readonly created: number
  readonly deleted: boolean
  readonly runs: readonly RandomRun[]
}

const id = fc.stringMatching(/^[0-9a-f]{32}$/)
const part = fc
  .stringMatching(/^[a-zé损A-Z0-9_. -]{1,8}$/u)
  .filter((name) => /[^. ]/.test(name) && !name.startsWith('._'))
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('', 'a\r\nb\n', '\ufeff0.1', 'None'),
)
const line = fc.record({
  time: fc.integer({ min: -5, max: 2_000_000_000_000 }),
  step: fc.integer({ min: -3, max: 50 }),
  value: fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0.1, 1e-7)),
})

/** Names as MLflow takes them: some nested, none of which is the folder of another. */
const names = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<Map<string, T>> => {
  const name = fc
    .tuple(part, fc.option(part, { nil: undefined }))
    .map(([a, b]) => (b === undefined ? `f-${a}` : `d-${a}/${b}`))
  return fc
    .uniqueArray(fc.tuple(name, values), { maxLength: 5, selector: ([name]) => name.toLowerCase() })
    .map((entries) => new Map(entries))
}

const run: fc.Arbitrary<RandomRun> = fc.record({
  id,
  name: fc.oneof(
    fc.stringMatching(/^[a-z' :#-]{1,12}$/),
    fc.constantFrom('1e5', '0o14', 'null', '~', 'yes', '- x', 'a: b'),
  ),
  start: fc.integer({ min: 0, max: 3 }),
  status: fc.integer({ min: 1, max: 5 }),
  deleted: fc.boolean(),
  params: names(text),
  tags: names(text),
  metrics: names(fc.array(line, { minLength: 1, maxLength: 6 })),
  form: fc.constantFrom('MLflow 1', 'MLflow 2', 'MLflow 3'),
  fault: fc.constantFrom('none', 'none', 'none', 'no meta', 'empty meta', 'bad line', 'empty metric'),
})

const experiment: fc.Arbitrary<RandomExperiment> = fc.record({
  id: fc.oneof(
    fc.stringMatching(/^[1-9][0-9]{17}$/),
    fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9_-]{0,20}$/).filter((id) => id !== 'models'),
  ),
  name: fc.stringMatching(/^[a-z' *-]{1,10}$/),
  created: fc.integer({ min: 0, max: 3 }),
  deleted: fc.boolean(),
  runs: fc.uniqueArray(run, { maxLength: 4, selector: ({ id }) => id }),
})

/** Experiments of a store; no run is in two. */
export const randomStore = fc
  .uniqueArray(experiment, { minLength: 1, maxLength: 4, selector: ({ id }) => id.toLowerCase() })
  .filter((experiments) => {
    const ids = experiments.flatMap(({ runs }) => runs.map(({ id }) => id))
    return new Set(ids).size === ids.length
  })

export function writeStore(root: string, experiments: readonly RandomExperiment[]): void {
  for (const experiment of experiments) {
    const folder = experiment.deleted ? join(root, '.trash', experiment.id) : join(root, experiment.id)
    const { id, name, created } = experiment
    write(
      join(folder, 'meta.yaml'),
      `artifact_location: x\ncreation_time: ${created}\nexperiment_id: ${quoted(id)}\nname: ${quoted(name)}\n`,
    )
    for (const run of experiment.runs) writeRun(join(folder, run.id), run, id)
  }
}

function writeRun(folder: string, run: RandomRun, experimentId: string): void {
  mkdirSync(join(folder, 'metrics'), { recursive: true })
  if (run.fault !== 'no meta')
    write(join(folder, 'meta.yaml'), run.fault === 'empty meta' ? '' : metaOf(run, experimentId))
  for (const [name, value] of run.params) write(join(folder, 'params', name), value)
  for (const [name, value] of run.tags) write(join(folder, 'tags', name), value)
  for (const [i, [name, lines]] of [...run.metrics].entries()) {
    const content = lines.map(({ time, value, step }) => `${time} ${python(value)} ${step}\n`)
    if (i === 0 && run.fault === 'bad line') content.splice(1, 0, 'x y z\n')
    write(join(folder, 'metrics', name), i === 0 && run.fault === 'empty metric' ? '' : content.join(''))
  }
}

function metaOf(run: RandomRun, experimentId: string): string {
  const ids = { 'MLflow 1': ['run_uuid'], 'MLflow 2': ['run_id', 'run_uuid'], 'MLflow 3': ['run_id'] }[run.form]
  const fields = [
    `artifact_uri: file:///gone/${experimentId}/${run.id}/artifacts`,
    'end_time: null',
    `experiment_id: ${quoted(experimentId)}`,
    `lifecycle_stage: ${run.deleted ? 'deleted' : 'active'}`,
    ...ids.map((key) => `${key}: ${quoted(run.id)}`),
    `run_name: ${/^[a-z]/.test(run.name) && !/[:#' ]|^(null|yes)$/.test(run.name) ? run.name : quoted(run.name)}`,
    `start_time: ${run.start}`,
    `status: ${run.status}`,
    'user_id: u',
  ]
  return `${fields.join('\n')}\n`
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** A number as Python's `repr` spells what JavaScript spells otherwise. */
function python(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  return Object.is(value, -0) ? '-0.0' : String(value)
}

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
