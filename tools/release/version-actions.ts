import { VersionActions } from 'nx/release'
import type { ProjectGraph, Tree } from 'nx/src/devkit-exports'
import { runNpm } from '../bootstrap/npm.mjs'

/** The fields of package.json that may name another package of this workspace. */
const collections = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const

type Manifest = { version: string } & { [collection in (typeof collections)[number]]?: Record<string, string> }

/**
 * How `nx release` reads and writes the one fixed version of all packages: in each package.json, exact, without ranges
 * or protocols. (`@nx/js`, which does this for mixed workspaces, has no release that fits this version of Nx.)
 */
export default class PackageVersions extends VersionActions {
  override validManifestFilenames = ['package.json']

  override async readCurrentVersionFromSourceManifest(tree: Tree) {
    const manifestPath = this.#manifestPath()
    return { currentVersion: readManifest(tree, manifestPath).version, manifestPath }
  }

  /** Nothing is asked of a registry: the version in the manifest is the current one. */
  override async readCurrentVersionFromRegistry() {
    return null
  }

  override async readCurrentVersionOfDependency(tree: Tree, graph: ProjectGraph, project: string) {
    const name = packageName(tree, graph, project)
    const manifest = readManifest(tree, this.#manifestPath())
    const collection = collections.find((field) => manifest[field]?.[name])
    return {
      currentVersion: collection ? (manifest[collection]?.[name] ?? null) : null,
      dependencyCollection: collection ?? null,
    }
  }

  override async updateProjectVersion(tree: Tree, newVersion: string) {
    const { manifestPath } = await this.readCurrentVersionFromSourceManifest(tree)
    writeManifest(tree, manifestPath, { ...readManifest(tree, manifestPath), version: newVersion })
    return [`New version ${newVersion} written to ${manifestPath}`]
  }

  override async updateProjectDependencies(tree: Tree, graph: ProjectGraph, versions: Record<string, string>) {
    const manifestPath = this.#manifestPath()
    const manifest = readManifest(tree, manifestPath)
    const named = Object.entries(versions).map(
      ([project, version]) => [packageName(tree, graph, project), version] as const,
    )
    let changed = 0
    for (const collection of collections) {
      for (const [name, version] of named) {
        const field = manifest[collection]
        if (!field?.[name]) continue
        field[name] = version
        changed++
      }
    }
    if (changed === 0) return []
    writeManifest(tree, manifestPath, manifest)
    return [`${changed} dependencies on packages of this workspace updated in ${manifestPath}`]
  }

  #manifestPath(): string {
    return `${this.projectGraphNode.data.root}/package.json`
  }
}

/** Brings package-lock.json up to date, which names the version of every package. */
export async function afterAllProjectsVersioned(root: string, { dryRun }: { dryRun?: boolean }) {
  if (dryRun) return { changedFiles: [], deletedFiles: [] }
  const { ok, output } = runNpm(['install', '--package-lock-only'], root)
  if (!ok) throw new Error(`package-lock.json could not be brought up to date: ${output}`)
  return { changedFiles: ['package-lock.json'], deletedFiles: [] }
}

function packageName(tree: Tree, graph: ProjectGraph, project: string): string {
  const folder = graph.nodes[project]?.data.root
  return JSON.parse(tree.read(`${folder}/package.json`, 'utf-8') ?? '{}').name ?? project
}

function readManifest(tree: Tree, path: string): Manifest {
  const text = tree.read(path, 'utf-8')
  if (text === null) throw new Error(`${path} is missing`)
  return JSON.parse(text)
}

function writeManifest(tree: Tree, path: string, manifest: Manifest): void {
  tree.write(path, `${JSON.stringify(manifest, null, 2)}\n`)
}
