import { existsSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { filesBelow } from '../files.ts'
import { type Import, importsOf, packageOf } from '../imports.ts'
import { type Manifest, type Project, projects } from '../workspace.ts'
import type { Check, Problem } from './check.ts'

/** What a project is, as its `nx.tags` say: `kind:loader`, `runtime:node`. */
const kinds = {
  core: [],
  config: [],
  loader: ['core', 'config'],
  frame: ['core', 'config'],
  cli: ['core', 'config', 'loader'],
  tools: ['core', 'config', 'loader', 'frame', 'cli'],
} satisfies Record<string, string[]>

/** Kinds that a kind may name as optional peers only, and may not import by name. */
const optionalPeers: Record<string, string[]> = { cli: ['frame'] }

type Kind = keyof typeof kinds

export const dependencyRule: Check = {
  name: 'dependency-rule',
  about: 'core needs nothing, plugins need core, nothing needs the command line, node: stays out of browser packages',
  run: (root) => dependencyProblems(projects(root)),
}

/** The breaches of the rule in manifests and sources. */
export function dependencyProblems(all: readonly Project[]): Problem[] {
  const kindOf = new Map(all.map(({ manifest }) => [manifest.name, tag(manifest, 'kind')]))
  return all.flatMap((project) => {
    const kind = tag(project.manifest, 'kind')
    const runtime = tag(project.manifest, 'runtime')
    if (!kind || !Object.hasOwn(kinds, kind) || !['any', 'node'].includes(runtime ?? '')) {
      const what = `nx.tags must hold one kind: (${Object.keys(kinds).join(', ')}) and one runtime: (any, node)`
      return [{ where: project.manifest.name, what }]
    }
    const manifestProblems = checkManifest(project.manifest, kind as Kind, kindOf)
    return kind === 'tools' ? manifestProblems : [...manifestProblems, ...checkSources(project, kind as Kind, kindOf)]
  })
}

function checkManifest(manifest: Manifest, kind: Kind, kindOf: ReadonlyMap<string, string | undefined>): Problem[] {
  const problem = (what: string) => ({ where: manifest.name, what })
  const { dependencies = {}, peerDependencies = {}, optionalDependencies = {} } = manifest
  const hard = { ...dependencies, ...optionalDependencies }
  const problems: Problem[] = []
  if (kind === 'core') {
    const every = { ...hard, ...peerDependencies, ...manifest.devDependencies }
    problems.push(...Object.keys(every).map((name) => problem(`core has no dependency of any kind, not ${name}`)))
  }
  for (const [name, range] of Object.entries({ ...hard, ...peerDependencies, ...manifest.devDependencies })) {
    if (kindOf.has(name) && range !== manifest.version) {
      problems.push(problem(`${name} must have the one fixed version ${manifest.version}, not ${range}`))
    }
  }
  for (const name of Object.keys(hard)) {
    const other = kindOf.get(name)
    if (other && !includes(kinds[kind], other))
      problems.push(problem(`a ${kind} must not depend on ${name} (${other})`))
  }
  for (const name of Object.keys(peerDependencies)) {
    const other = kindOf.get(name)
    if (!other || includes(kinds[kind], other)) continue
    const optional = manifest.peerDependenciesMeta?.[name]?.optional === true
    if (includes(optionalPeers[kind] ?? [], other) && optional) continue
    problems.push(problem(`${name} (${other}) must not be a peer of a ${kind}, or only an optional one`))
  }
  return problems
}

function checkSources(project: Project, kind: Kind, kindOf: ReadonlyMap<string, string | undefined>): Problem[] {
  const source = join(project.folder, 'src')
  return filesBelow(source, ['.ts']).flatMap((path) => {
    const where = `${project.manifest.name}: ${relative(project.folder, path)}`
    return importsOf(readFileSync(path, 'utf8'))
      .map((found) => importProblem(found, path, project, kind, kindOf))
      .filter((what) => what !== undefined)
      .map((what) => ({ where, what }))
  })
}

/** What is wrong with one import, if anything. */
function importProblem(
  { specifier }: Import,
  path: string,
  { folder, manifest }: Project,
  kind: Kind,
  kindOf: ReadonlyMap<string, string | undefined>,
): string | undefined {
  if (specifier.startsWith('.')) {
    const target = resolve(dirname(path), specifier)
    return target.startsWith(join(folder, '/')) ? undefined : `imports ${specifier}, which lies outside of the package`
  }
  if (isBuiltin(specifier)) {
    if (!specifier.startsWith('node:')) return `imports ${specifier} without node:`
    return tag(manifest, 'runtime') === 'node' ? undefined : `imports ${specifier}, and must run in a browser`
  }
  const name = packageOf(specifier)
  if (name === manifest.name) return undefined
  const other = kindOf.get(name)
  if (other && !includes(kinds[kind], other)) return `imports ${name} (${other}), which a ${kind} must not`
  const declared = { ...manifest.dependencies, ...manifest.peerDependencies }
  if (Object.hasOwn(declared, name)) return undefined
  if (!Object.hasOwn(manifest.devDependencies ?? {}, name))
    return `imports ${name}, which is no dependency of ${manifest.name}`
  return noticeProblem(name, folder)
}

/** A dependency for development becomes part of the package that imports it, and its license asks to be told. */
function noticeProblem(name: string, folder: string): string | undefined {
  const notice = join(folder, 'THIRD-PARTY.md')
  const isTold = existsSync(notice) && readFileSync(notice, 'utf8').includes(`[${name}]`)
  return isTold ? undefined : `takes ${name} into the package, of which THIRD-PARTY.md says nothing`
}

function tag(manifest: Manifest, name: string): string | undefined {
  const values = (manifest.nx?.tags ?? []).filter((text) => text.startsWith(`${name}:`))
  return values.length === 1 ? values[0]?.slice(name.length + 1) : undefined
}

function includes(list: readonly string[], item: string): boolean {
  return list.includes(item)
}
