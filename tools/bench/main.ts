// npm run bench -- NAME [--rounds N]: times one benchmark, or all.
import { parseArgs } from 'node:util'
import { type Benchmark, measure, report } from './harness.ts'
import { load } from './load.ts'

const benchmarks: readonly Benchmark[] = [load]

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '7' } },
  allowPositionals: true,
})
const unknown = positionals.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name))
if (unknown.length > 0) {
  console.error(
    `there is no benchmark ${unknown.join(', ')}; there is ${benchmarks.map(({ name }) => name).join(', ')}`,
  )
  process.exitCode = 1
} else {
  for (const benchmark of benchmarks) {
    if (positionals.length === 0 || positionals.includes(benchmark.name)) await run(benchmark, Number(values.rounds))
  }
}

async function run(benchmark: Benchmark, rounds: number): Promise<void> {
  const { size, contestants, cleanUp } = benchmark.prepare()
  try {
    console.log(report(benchmark, size, await measure(contestants, rounds), rounds))
  } finally {
    cleanUp()
  }
}
