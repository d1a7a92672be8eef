// npm run verify [-- KIND PATH]: runs golden data against the packages; without arguments, all that the repository
// carries.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../root.ts'
import { type Kind, kinds } from './kinds.ts'

const [name, path, ...rest] = process.argv.slice(2)
const problem = name === undefined ? undefined : misuse(name, path, rest)
if (problem) {
  console.error(`${problem}\nusage: npm run verify -- KIND PATH, where`)
  for (const [kind, { takes }] of Object.entries(kinds)) console.error(`  ${kind.padEnd(10)} takes ${takes}`)
  process.exitCode = 1
} else {
  await verifyAll(name === undefined ? carried() : [{ name, kind: kinds[name] as Kind, path: path as string }])
}

interface Job {
  name: string
  kind: Kind
  path: string
}

function misuse(kind: string, place: string | undefined, more: readonly string[]): string | undefined {
  if (!Object.hasOwn(kinds, kind)) return `there is no kind of golden data "${kind}"`
  if (place === undefined) return `where is the golden data of kind ${kind}?`
  if (!existsSync(place)) return `${place} does not exist`
  return more.length > 0 ? `too many arguments: ${more.join(' ')}` : undefined
}

function carried(): Job[] {
  return Object.entries(kinds).flatMap(([kindName, kind]) =>
    kind.carried.map((place) => ({ name: kindName, kind, path: join(root, place) })),
  )
}

async function verifyAll(jobs: readonly Job[]): Promise<void> {
  let passed = 0
  let failed = 0
  for (const job of jobs) {
    const result = await job.kind.verify(job.path)
    for (const { id, expected, found } of result.failed) {
      console.log(`FAIL ${job.name} ${id}\n  expected ${show(expected)}\n  found    ${show(found)}`)
    }
    const empty = result.passed + result.failed.length === 0 ? 1 : 0
    if (empty) console.log(`FAIL ${job.name}: ${job.path} holds no case`)
    if (jobs.length > 1) console.log(`${job.name}: ${result.passed} passed, ${result.failed.length + empty} failed`)
    passed += result.passed
    failed += result.failed.length + empty
  }
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')
}
