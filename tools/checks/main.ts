// npm run check [-- NAME …]: runs the named checks, or all, and ends with how many passed.
import { root } from '../root.ts'
import type { Check } from './check.ts'
import { checks } from './checks.ts'

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !checks.some((check) => check.name === name))
if (unknown.length > 0) {
  console.error(`there is no check ${unknown.join(', ')}; the checks are ${checks.map(({ name }) => name).join(', ')}`)
  process.exitCode = 1
} else {
  await runAll(asked.length > 0 ? checks.filter(({ name }) => asked.includes(name)) : checks)
}

async function runAll(chosen: readonly Check[]): Promise<void> {
  let failed = 0
  for (const check of chosen) if (!(await passes(check))) failed++
  console.log(`${chosen.length - failed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}

async function passes({ name, about, run }: Check): Promise<boolean> {
  const start = performance.now()
  const problems = await Promise.resolve(root).then(run).catch(thrown)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${problems.length === 0 ? 'pass' : 'FAIL'}  ${name.padEnd(16)}${about} (${seconds} s)`)
  for (const { where, what } of problems) console.log(`      ${where}: ${what.split('\n').join('\n      ')}`)
  return problems.length === 0
}

/** A check that cannot be carried out has not passed. */
function thrown(error: unknown) {
  return [{ where: 'the check itself', what: error instanceof Error ? (error.stack ?? error.message) : String(error) }]
}
