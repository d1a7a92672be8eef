import { valuesOf } from '../../columns/value.ts'
import { isRunError } from '../../contract/errors.ts'
import type { ArtifactSource } from '../../contract/run-source.ts'
import { assert, rejection } from '../suite.ts'
import { assertSame, type LoaderCase, loadRuns } from './loaded-runs.ts'
import { sampleRuns } from './sample-run.ts'

const files = {
  'log.txt': 'fé\n',
  'plots/loss.csv': 'step,loss\n0,0.5\n',
  'plots/final/acc.csv': 'step,acc\n',
  'report.json': '{"acc": 0.5, "classes": ["a"]}',
}
const runs = sampleRuns({ artifacts: files }, {})

const ofArtifacts = (name: string, run: (artifacts: ArtifactSource, other: ArtifactSource) => unknown): LoaderCase => ({
  name,
  async run(subject) {
    const { source, rows } = await loadRuns(subject, runs)
    if (source.artifacts) await run(source.artifacts(rows[0]!), source.artifacts(rows[1]!))
  },
})

/** The files that runs keep: by presence. */
export const artifacts: readonly LoaderCase[] = [
  ofArtifacts('lists the artifacts of a run, sorted, with / between folders', (found) =>
    assertSame('the artifacts', found.list(), Object.keys(files).sort()),
  ),
  ofArtifacts('lists the artifacts that fit a glob', (found) => {
    assertSame("the artifacts of '**/*.csv'", found.list('**/*.csv'), ['plots/final/acc.csv', 'plots/loss.csv'])
    assertSame("the artifacts of 'plots/*'", found.list('plots/*'), ['plots/loss.csv'])
    assertSame("the artifacts of 'no*'", found.list('no*'), [])
  }),
  ofArtifacts('lists no artifacts of a run that kept none', (_, other) =>
    assertSame('the artifacts of a run without', other.list(), []),
  ),
  ofArtifacts('reads artifacts as text, bytes and JSON', async (found) => {
    assertSame('the text of log.txt', await found.text('log.txt'), files['log.txt'])
    const bytes = await found.bytes('plots/loss.csv')
    assert(bytes instanceof Uint8Array, 'bytes gives no Uint8Array')
    assertSame(
      'the bytes of loss.csv',
      Array.from(bytes),
      Array.from(new TextEncoder().encode(files['plots/loss.csv'])),
    )
    assertSame('the JSON of report.json', await found.json('report.json'), { acc: 0.5, classes: ['a'] })
  }),
  ofArtifacts('reads artifacts with a header line as columns, if it reads CSV', async (found) => {
    assert(!('csv' in found) || typeof found.csv === 'function', 'csv is there, but is not a function')
    const columns = (await found.csv?.('plots/loss.csv'))?.columns
    if (columns)
      assertSame(
        'the columns of loss.csv',
        columns.map((column) => [column.name, ...valuesOf(column)]),
        [
          ['step', 0],
          ['loss', 0.5],
        ],
      )
  }),
  ofArtifacts('gives no path of an artifact that is not there', (found) =>
    assertSame("path('no.txt')", found.path('no.txt'), undefined),
  ),
  ofArtifacts('refuses to read an artifact that is not there', async (found) => {
    const error = await rejection(() => found.text('no.txt'))
    assert(isRunError(error, 'ARTIFACT_NOT_FOUND'), `text('no.txt') ${outcome(error)} ARTIFACT_NOT_FOUND`)
  }),
  ofArtifacts('refuses to leave the artifacts of the run', async (found) => {
    for (const name of ['../meta.yaml', 'plots/../../meta.yaml', '/etc/passwd']) {
      const error = await rejection(() => found.bytes(name))
      const refused = isRunError(error, 'ARTIFACT_REFUSED') || isRunError(error, 'ARTIFACT_NOT_FOUND')
      assert(refused, `bytes('${name}') ${outcome(error)} ARTIFACT_REFUSED`)
    }
  }),
]

const outcome = (error: unknown) =>
  `${error === undefined ? 'reads something' : `throws ${String(error)}`}, and must throw a RunError`
