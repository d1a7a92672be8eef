// npm run bench -- NAME … [--rounds N]: times benchmarks by name or by the first word of it, or all.
import { parseArgs } from 'node:util'
import { cli } from './cli.ts'
import { collection } from './collection.ts'
import { frames } from './frames.ts'
import { type Benchmark, measure, report } from './harness.ts'
import { hydraConfig } from './hydra-config.ts'
import { load } from './load.ts'
import { loader } from './loader.ts'

const benchmarks: readonly Benchmark[] = [load, ...cli, ...collection, ...frames, ...hydraConfig, ...loader]

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '7' } },
  allowPositionals: true,
})
const isAsked = ({ name }: Benchmark, asked: string) => name === asked || name.startsWith(`${asked} `)
const unknown = positionals.filter((asked) => !benchmarks.some((benchmark) => isAsked(benchmark, asked)))
if (unknown.length > 0) {
  console.error(
    `there is no benchmark ${unknown.join(', ')}; there is ${benchmarks.map(({ name }) => name).join(', ')}`,
  )
  process.exitCode = 1
} else {
  for (const benchmark of benchmarks) {
    const asked = positionals.length === 0 || positionals.some((name) => isAsked(benchmark, name))
    if (asked) await run(benchmark, Number(values.rounds))
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
