import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UsageError } from '../errors/usage-error.ts'
import { checkConfig } from './check-config.ts'
import type { RunsheafConfig } from './define-config.ts'

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

/**
 * The config of the project that a folder belongs to: that of the nearest folder upwards that has one. TypeScript is read
 * as it is, by Node.
 */
export async function loadConfig(cwd: string): Promise<LoadedConfig> {
  const path = findConfig(cwd)
  if (!path) return { config: {}, folder: cwd }
  return { config: checkConfig(path, await read(path)), path, folder: dirname(path) }
}

function findConfig(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const found = configNames.map((name) => join(folder, name)).find((path) => existsSync(path))
    if (found || folder === dirname(folder)) return found
  }
}

async function read(path: string): Promise<unknown> {
  try {
    if (path.endsWith('.json')) return JSON.parse(readFileSync(path, 'utf8'))
    const module: { default?: unknown } = await import(pathToFileURL(path).href)
    return module.default
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`the config file ${path} cannot be read: ${reason}`)
  }
}
