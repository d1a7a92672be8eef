import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LoadedConfig } from '../config/load-config.ts'
import type { Context } from '../context.ts'

/** Where the store is, and how the user would name it. */
export interface StoreLocation {
  readonly path: string
  readonly label: string
  /** What MLflow's environment names, where that is no path and therefore not this. */
  readonly passedOver?: string | undefined
}

/** The store that is meant: the one that is named, else the config file's, MLflow's, or `mlruns` right here. */
export function storeLocation(named: string | undefined, { env, cwd }: Context, loaded: LoadedConfig): StoreLocation {
  if (named !== undefined) return { path: pathOf(named, cwd), label: named }
  if (loaded.config.store !== undefined)
    return { path: resolve(loaded.folder, loaded.config.store), label: loaded.config.store }
  const tracked = localPath(env.MLFLOW_TRACKING_URI)
  return tracked
    ? { path: resolve(cwd, tracked), label: tracked }
    : { path: resolve(cwd, 'mlruns'), label: 'mlruns', passedOver: env.MLFLOW_TRACKING_URI }
}

/** The address of something else than a folder stays as it is: there may be a loader for it. */
const pathOf = (named: string, cwd: string) =>
  /^(?!file:)[a-z][a-z0-9+.-]+:/i.test(named) ? named : resolve(cwd, localPath(named) ?? named)

/** The path in MLflow's way to name a store; nothing for a server, a database, or a folder of another machine. */
export function localPath(uri: string | undefined): string | undefined {
  if (!uri) return undefined
  if (/^file:\/\//i.test(uri)) return pathOfUrl(uri)
  if (/^file:/i.test(uri)) return uri.slice('file:'.length)
  return /^[a-z][a-z0-9+.-]+:/i.test(uri) ? undefined : uri
}

function pathOfUrl(url: string): string | undefined {
  try {
    return fileURLToPath(url)
  } catch {
    return undefined
  }
}
