import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UsageError } from '../errors/usage-error.ts'
import type { RunsheafConfig } from './define-config.ts'
import { frameNames } from './frame-names.ts'

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
  return { config: checked(path, await read(path)), path, folder: dirname(path) }
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

function checked(path: string, config: unknown): RunsheafConfig {
  if (typeof config === 'object' && config !== null) {
    const { loaders, store, frame, aliases } = config as Record<string, unknown>
    if (loaders !== undefined && !Array.isArray(loaders)) throw new UsageError(`loaders in ${path} must be a list`)
    if (store !== undefined && typeof store !== 'string') throw new UsageError(`store in ${path} must be a path`)
    if (Object.values(aliases ?? {}).some((key) => typeof key !== 'string'))
      throw new UsageError(
        `aliases in ${path} must be keys by their short names`,
        "such as: aliases: { acc: 'metrics.val/acc' }",
      )
    if (typeof frame === 'string' && !frameNames.some((name) => name === frame))
      throw new UsageError(
        `there is no frame backend ${frame}`,
        `frame in ${path} is one of ${frameNames.join(', ')}, or a backend`,
      )
    return config
  }
  throw new UsageError(
    `the config file ${path} has no default export of an object`,
    "it begins with: import { defineConfig } from 'runsheaf'; export default defineConfig({ … })",
  )
}
