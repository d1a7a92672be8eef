import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Context } from '../context.ts'
import { UsageError } from '../errors/usage-error.ts'
import { checkConfig } from './check-config.ts'
import type { RunsheafConfig } from './define-config.ts'
import { isForeign, refuseForeign } from './refuse-foreign.ts'

/** A project's config, and where it stands. */
export interface LoadedConfig {
  readonly config: RunsheafConfig
  /** The file; absent where there is none. */
  readonly path?: string
  /** The folder from which its paths and packages are resolved. */
  readonly folder: string
}

/** The names of config files, the first that exists wins. */
export const configNames = ['runsheaf.config.ts', 'runsheaf.config.js', 'runsheaf.config.mjs', 'runsheaf.config.json']

/** What only the root of a project has. */
const rootMarks = ['package.json', '.git']

/**
 * The config of the project that a folder belongs to: that of the nearest folder upwards that has one. TypeScript is read
 * as it is, by Node.
 *
 * @throws UsageError for a file that is not a config, or that somebody else may have put there.
 */
export async function loadConfig({ cwd, inert = false }: Pick<Context, 'cwd' | 'inert'>): Promise<LoadedConfig> {
  const path = findConfig(cwd)
  if (!path || (inert && !isData(path))) return { config: {}, folder: cwd }
  await refuseForeign({ what: 'the config file', path })
  return { config: checkConfig(path, await read(path)), path, folder: dirname(path) }
}

/** Goes up to the root of the project, and into no folder of somebody else. */
function findConfig(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const has = (name: string) => existsSync(join(folder, name))
    const found = configNames.find(has)
    if (found) return join(folder, found)
    const above = dirname(folder)
    if (above === folder || rootMarks.some(has) || isForeign(above)) return undefined
  }
}

const isData = (path: string) => path.endsWith('.json')

async function read(path: string): Promise<unknown> {
  try {
    if (isData(path)) return JSON.parse(readFileSync(path, 'utf8'))
    const module: { default?: unknown } = await import(pathToFileURL(path).href)
    return module.default
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`the config file ${path} cannot be read: ${reason}`)
  }
}
