import { gzipSync } from 'node:zlib'
import { type BuildFailure, build } from 'esbuild'
import type { Check, Problem } from './check.ts'

/** What somebody imports, and how many bytes it may take, minified and compressed. */
interface Import {
  readonly what: string
  readonly code: string
  readonly ceiling: number
}

const imports: readonly Import[] = [
  {
    what: 'a filter and a list over records',
    code: `
      export { filter, toList } from '@runsheaf/core/verbs'
      export { sourceFromRecords } from '@runsheaf/core/plugin'`,
    ceiling: 12 * 1024,
  },
  {
    what: 'the same, with what selects runs and names keys',
    code: `
      export { RunStore, filter, key, select, toList } from '@runsheaf/core/verbs'
      export { sourceFromRecords } from '@runsheaf/core/plugin'`,
    ceiling: 12.75 * 1024,
  },
  {
    what: 'core embedded by its functions',
    code: `
      export { RunStore, runAt, select, toFilter } from '@runsheaf/core/verbs'
      export { filter, exclude, sort, get, tryGet, first, last, toList, unique, groupBy, agg, toColumns, slice, pick } from '@runsheaf/core/verbs'
      export { parse, between, mean, std, count, allExcept, desc } from '@runsheaf/core'
      export { sourceFromRecords } from '@runsheaf/core/plugin'`,
    ceiling: 28 * 1024,
  },
  {
    what: 'a sheaf, whose collections have every verb as a method',
    code: `export { createSheaf } from '@runsheaf/core'`,
    ceiling: 37 * 1024,
  },
  {
    what: 'all that the main entry exports',
    code: `export * from '@runsheaf/core'`,
    ceiling: 40 * 1024,
  },
]

const browserPackages = [
  '@runsheaf/core',
  '@runsheaf/hydra-config',
  '@runsheaf/hydra-config/write',
  '@runsheaf/frame-arquero',
]

export const coreSize: Check = {
  name: 'core-size',
  about: 'core stays small, and core, hydra-config and frame-arquero bundle for a browser without shims',
  run: async (root) => [
    ...(await Promise.all(imports.map((each) => sizeProblems(root, each)))).flat(),
    ...(await browserProblems(root, browserPackages)),
  ],
}

/** A problem if what somebody imports takes more than its ceiling in bytes of gzip. */
export async function sizeProblems(root: string, { what, code, ceiling }: Import): Promise<Problem[]> {
  try {
    const size = gzipSync(await esbuildBundle(root, code), { level: 9 }).length
    return size <= ceiling ? [] : [{ where: what, what: `takes ${size} bytes of gzip, more than ${ceiling}` }]
  } catch (error) {
    return buildProblems(what, error)
  }
}

/** Problems if the packages do not bundle together for a browser. */
export async function browserProblems(root: string, names: readonly string[]): Promise<Problem[]> {
  try {
    await esbuildBundle(root, names.map((name, i) => `export * as package${i} from '${name}'`).join('\n'))
    return []
  } catch (error) {
    return buildProblems(names.join(' + '), error)
  }
}

async function esbuildBundle(root: string, contents: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2024',
    conditions: ['@runsheaf/source'],
    logLevel: 'silent',
  })
  return outputFiles[0]?.contents ?? new Uint8Array()
}

function buildProblems(where: string, error: unknown): Problem[] {
  const { errors } = error as BuildFailure
  if (!errors) throw error
  return errors.map(({ text, location }) => ({ where, what: location ? `${location.file}: ${text}` : text }))
}
