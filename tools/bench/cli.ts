import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateStore } from '../fixtures/store.ts'
import { root } from '../root.ts'
import type { Benchmark } from './harness.ts'

const program = join(root, 'packages/cli/bin/runsheaf.js')
const bareReading = join(root, 'tools/bench/cli/bare-reading.mjs')

/** What each run's line needs: when it ran, what it was given, and how it went. */
const shown = ['meta.yaml', 'artifacts/.hydra/config.yaml', 'metrics/']

/** Starting, beside a Node that does nothing. */
const start: Benchmark = {
  name: 'cli start',
  about: 'start the command line and end it, as processes',
  prepare: () => ({
    size: 'no runs',
    contestants: [
      { name: 'node -e 0', run: () => node('-e', '0') },
      { name: 'runsheaf --version', run: () => runsheaf('--version') },
      { name: 'runsheaf ls --help', run: () => runsheaf('ls', '--help') },
    ],
    cleanUp: () => {},
  }),
}

/** A table of runs, by size; ratios are to reading the files of the whole table with `readFileSync` in a process of its own. */
const tables: readonly Benchmark[] = [1000, 10_000].map((runs) => ({
  name: `cli ${runs}`,
  about: `list ${runs} runs, as processes`,
  prepare() {
    const store = mkdtempSync(join(tmpdir(), 'runsheaf-bench-'))
    const { files } = generateStore(store, { runs })
    return {
      size: `${runs} runs, ${files} files`,
      contestants: [
        {
          name: 'bare reading of what the table in a pipe needs',
          run: () => node(bareReading, 'plain', store, ...shown),
        },
        { name: 'the least that reading it costs', run: () => node(bareReading, 'least', store, ...shown) },
        { name: 'bare reading of meta.yaml', run: () => node(bareReading, 'plain', store, 'meta.yaml') },
        { name: 'ls on a terminal', run: () => runsheaf('ls', store, '--format', 'table') },
        { name: 'ls in a pipe: every run and column', run: () => runsheaf('ls', store) },
      ],
      cleanUp: () => rmSync(store, { recursive: true, force: true }),
    }
  },
}))

function runsheaf(...args: readonly string[]): void {
  if (!existsSync(join(root, 'packages/cli/dist/main.js'))) throw new Error('build first: npm run build')
  node(program, ...args)
}

function node(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`)
}

/** The command line, as whole processes with a warm file cache. */
export const cli: readonly Benchmark[] = [start, ...tables]
