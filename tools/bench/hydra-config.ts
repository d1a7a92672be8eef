// node --conditions=@runsheaf/source tools/bench/hydra-config.ts [--rounds N]: parsing configs, and what a sweep's configs weigh.
import { parseArgs } from 'node:util'
import { type Config, flatten, parseConfig, resolve } from '@runsheaf/hydra-config'
import { load } from 'js-yaml'
import { parse } from 'yaml'
import { type Benchmark, measure, report } from './harness.ts'
import { type Shape, sweep } from './hydra-config/shapes.ts'

const COUNT = 10_000

const SHAPES: Readonly<Record<Shape, string>> = {
  flat: '25 lines',
  nested: '120 lines nested 5 deep',
  interpolated: '25 lines with 6 interpolations',
}

const shapes = Object.keys(SHAPES) as Shape[]

/** One benchmark per shape of config. */
export const hydraConfig: readonly Benchmark[] = shapes.map((shape) => ({
  name: `hydra-config ${shape}`,
  about: `read ${COUNT} configs of ${SHAPES[shape]}; the YAML libraries are given text, we bytes`,
  prepare() {
    const files = sweep(shape, COUNT)
    const decoder = new TextDecoder()
    const texts = files.map((bytes) => decoder.decode(bytes))
    return {
      size: `${COUNT} files, ${files.reduce((sum, { length }) => sum + length, 0)} bytes`,
      contestants: [
        { name: 'yaml', run: () => each(texts, (text) => parse(text)) },
        { name: 'js-yaml', run: () => each(texts, (text) => load(text)) },
        { name: 'parseConfig', run: () => each(files, parseConfig) },
        {
          name: 'parseConfig, resolve, flatten',
          run: () => each(files, (bytes) => flatten(resolve(parseConfig(bytes)))),
        },
      ],
      cleanUp: () => {},
    }
  },
}))

function each<T>(inputs: readonly T[], read: (input: T) => unknown): void {
  for (const input of inputs) read(input)
}

/** What the nodes of a sweep's configs keep in memory, in MB. */
function memoryOf(shape: Shape): number {
  const files = sweep(shape, COUNT)
  gc?.()
  const before = process.memoryUsage().heapUsed
  const configs: Config[] = files.map((bytes) => parseConfig(bytes))
  gc?.()
  return configs.length && (process.memoryUsage().heapUsed - before) / 2 ** 20
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })
  const rounds = Number(values.rounds)
  for (const benchmark of hydraConfig) {
    const { size, contestants } = benchmark.prepare()
    console.log(`${report(benchmark, size, await measure(contestants, rounds), rounds)}\n`)
  }
  const { gc } = globalThis
  if (!gc) console.log('memory: run with --expose-gc to see it')
  for (const shape of gc ? shapes : []) {
    console.log(`memory of ${COUNT} configs of one sweep, ${SHAPES[shape]}: ${memoryOf(shape).toFixed(1)} MB`)
  }
}
