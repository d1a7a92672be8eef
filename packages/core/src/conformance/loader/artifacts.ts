import { valuesOf } from '../../columns/value.ts'
import type { ArtifactSource } from '../../contract/run-source.ts'
import { assertSame } from '../same-value.ts'
import { assert, assertOffered, assertRefused } from '../suite.ts'
import type { LoaderCase } from './loaded-runs.ts'
import { ofRuns } from './of-runs.ts'
import { sampleRuns } from './sample-run.ts'

const files = {
  'log.txt': 'fé\n',
  'plots/loss.csv': 'step,loss\n0,0.5\n',
  'plots/final/acc.csv': 'step,acc\n',
  'report.json': '{"acc": 0.5, "classes": ["a"]}',
}
const runs = sampleRuns({ artifacts: files }, {})

const ofArtifacts = (name: string, run: (artifacts: ArtifactSource, other: ArtifactSource) => unknown): LoaderCase =>
  ofRuns(name, runs, async ({ source, rows }) => {
    if (source.artifacts) await run(source.artifacts(rows[0]!), source.artifacts(rows[1]!))
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
    assertOffered(found, 'csv')
    const columns = await found.csv?.('plots/loss.csv')
    const values = columns?.columns.map((column) => [column.name, valuesOf(column)])
    if (values) assertSame('the columns of loss.csv', Object.fromEntries(values), { step: [0], loss: [0.5] })
  }),
  ofArtifacts('gives no path of an artifact that is not there', (found) =>
    assertSame("path('no.txt')", found.path('no.txt'), undefined),
  ),
  ofArtifacts('refuses to read an artifact that is not there', async (found) => {
    await assertRefused("text('no.txt')", () => found.text('no.txt'), 'ARTIFACT_NOT_FOUND')
  }),
  ofArtifacts('refuses to leave the artifacts of the run', async (found) => {
    for (const name of ['../meta.yaml', 'plots/../../meta.yaml', '/etc/passwd'])
      await assertRefused(`bytes('${name}')`, () => found.bytes(name), 'ARTIFACT_REFUSED', 'ARTIFACT_NOT_FOUND')
  }),
]
