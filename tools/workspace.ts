import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The part of a package.json that this workspace's tools read. */
export interface Manifest {
  name: string
  version: string
  private?: boolean
  scripts?: Record<string, string>
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
  optionalDependencies?: Record<string, string>
  exports?: Record<string, unknown>
  nx?: { tags?: string[] }
}

/** One project of the workspace: a folder with a package.json. */
export interface Project {
  /** Absolute path of its folder. */
  folder: string
  manifest: Manifest
}

/** Every project of a checkout: the folders of `packages/`, then `tools`. */
export function projects(root: string): Project[] {
  const packages = join(root, 'packages')
  const folders = readdirSync(packages).map((name) => join(packages, name))
  return [...folders, join(root, 'tools')]
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map((folder) => ({ folder, manifest: readManifest(folder) }))
}

/** The projects that are published. */
export function publicPackages(root: string): Project[] {
  return projects(root).filter(({ manifest }) => !manifest.private)
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}
