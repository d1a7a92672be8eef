import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A package that is installed. */
export interface InstalledPackage {
  readonly version: string
  readonly folder: string
}

/** The package of a name that is found from a folder, else from beside this program; nothing of it is loaded. */
export function installedPackage(name: string, folder: string): InstalledPackage | undefined {
  const path = manifestOf(name, pathToFileURL(join(folder, 'package.json')).href) ?? manifestOf(name, import.meta.url)
  if (path === undefined) return undefined
  const { version }: { version: string } = JSON.parse(readFileSync(path, 'utf8'))
  return { version, folder: dirname(path) }
}

function manifestOf(name: string, base: string): string | undefined {
  try {
    return findPackageJSON(name, base)
  } catch {
    return undefined
  }
}
