import { gzipSync } from 'node:zlib'
import { type BuildFailure, build } from 'esbuild'
import type { Check, Problem } from './check.ts'

/** How many bytes all of `@runsheaf/core` may take, minified and compressed. */
const coreCeiling = 24 * 1024

const browserPackages = ['@runsheaf/core', '@runsheaf/hydra-config', '@runsheaf/frame-arquero']

export const coreSize: Check = {
  name: 'core-size',
  about: 'core stays below 24 KB gzip, and core, hydra-config and frame-arquero bundle for a browser without shims',
  run: async (root) => [
    ...(await sizeProblems(root, '@runsheaf/core', coreCeiling)),
    ...(await browserProblems(root, browserPackages)),
  ],
}

/** A problem if everything that a package exports takes more than `ceiling` bytes of gzip. */
export async function sizeProblems(root: string, name: string, ceiling: number): Promise<Problem[]> {
  try {
    const size = gzipSync(await bundle(root, [name]), { level: 9 }).length
    return size <= ceiling ? [] : [{ where: name, what: `takes ${size} bytes of gzip, more than ${ceiling}` }]
  } catch (error) {
    return buildProblems(name, error)
  }
}

/** Problems if the packages do not bundle together for a browser. */
export async function browserProblems(root: string, names: readonly string[]): Promise<Problem[]> {
  try {
    await bundle(root, names)
    return []
  } catch (error) {
    return buildProblems(names.join(' + '), error)
  }
}

async function bundle(root: string, names: readonly string[]): Promise<Uint8Array> {
  const contents = names.map((name, i) => `export * as package${i} from '${name}'`).join('\n')
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
