// Builds what must be built, runs every test of every project, and adds up the reports. The reports of earlier runs are
// removed first: what Nx finds in its cache, it restores together with the report that belongs to it.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { root } from '../root.ts'
import { projects } from '../workspace.ts'
import { type Counts, countTests, sumCounts } from './report.ts'

const tested = projects(root).filter(({ manifest }) => manifest.scripts?.test)
const reports = tested.map(({ folder }) => ({
  name: basename(folder),
  path: join(folder, '.cache', 'test-report.json'),
}))

for (const { path } of reports) rmSync(path, { force: true })
const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js')
const args = [nx, 'run-many', '-t', 'build', 'test', '--output-style=static', ...process.argv.slice(2)]
const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })

const counted: Counts[] = []
console.log('')
for (const { name, path } of reports) {
  const counts = existsSync(path) ? countTests(JSON.parse(readFileSync(path, 'utf8'))) : undefined
  if (counts) counted.push(counts)
  console.log(`${name.padEnd(16)}${counts ? line(counts) : 'no report: its tests did not run to the end'}`)
}

const total = sumCounts(counted)
const unreported = reports.length - counted.length
const failed = total.failed + unreported
const unexplained = status !== 0 && failed === 0 ? 1 : 0
if (unexplained) console.log('a build or a test run failed outside of any test, see above: counted as one failure')
console.log(`of these, ${total.types} are type tests; ${total.skipped} were skipped`)
console.log(`${total.passed} passed, ${failed + unexplained} failed`)
process.exitCode = failed + unexplained > 0 ? 1 : 0

function line({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
}
