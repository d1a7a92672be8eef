import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSheaf } from '@runsheaf/core'
import { mlflow } from '@runsheaf/loader-mlflow'
import { filesBelow } from '../files.ts'
import { type GeneratedStore, generateStore } from '../fixtures/store.ts'
import type { Benchmark } from './harness.ts'

/** Loading, and what reading the same files costs at the very least. */
export const load: Benchmark = {
  name: 'load',
  about: 'load 1,000 runs and build a frame',
  prepare() {
    const root = mkdtempSync(join(tmpdir(), 'runsheaf-bench-'))
    const store = generateStore(root, { runs: 1000 })
    const names = namesOf(store)
    const buffer = Buffer.alloc(1 << 16)
    return {
      size: `${store.runs.length} runs in ${store.experiments.length} experiments, ${store.files} files`,
      contestants: [
        {
          name: 'floor: list all, open, read and close every file',
          run: () => readAll(filesBelow(root, ['']), buffer),
        },
        { name: 'load and frame of the whole config', run: async () => (await runsOf(root)).toFrame() },
        {
          name: 'load and frame of every param, metric and tag',
          run: async () => (await runsOf(root)).toFrame(...names),
        },
      ],
      cleanUp: () => rmSync(root, { recursive: true, force: true }),
    }
  },
}

/** A new collection each time: what one has read, the next does not know. */
function runsOf(root: string) {
  return createSheaf({ loaders: [mlflow()] }).load(root)
}

function readAll(paths: readonly string[], buffer: Buffer): void {
  for (const path of paths) {
    const file = openSync(path, 'r')
    while (readSync(file, buffer) > 0);
    closeSync(file)
  }
}

/** The keys of everything beside the config that runs of a store hold. */
function namesOf({ runs }: GeneratedStore): string[] {
  const [first] = runs
  if (!first) return []
  const facets = { params: first.params, metrics: first.metrics, tags: first.tags }
  return Object.entries(facets).flatMap(([facet, values]) => Object.keys(values).map((name) => `${facet}.${name}`))
}
