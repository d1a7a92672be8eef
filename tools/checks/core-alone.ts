import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { relative } from 'node:path'
import { filesBelow } from '../files.ts'
import { importsOf, packageOf } from '../imports.ts'
import { type PackedPackage, packedManifest, withPacked } from '../pack.ts'
import { runNx } from '../run-nx.ts'
import { publicPackages } from '../workspace.ts'
import type { Check, Problem } from './check.ts'

export const coreAlone: Check = {
  name: 'core-alone',
  about: 'the packed core names no dependency, and its code and declarations import nothing from outside',
  async run(root) {
    const core = publicPackages(root).filter(({ manifest }) => manifest.name === '@runsheaf/core')
    if (core.length === 0) return [{ where: 'packages', what: 'there is no package @runsheaf/core' }]
    const { ok, output } = runNx(['run', '@runsheaf/core:build'], root)
    if (!ok) return [{ where: 'nx run @runsheaf/core:build', what: output }]
    return withPacked(core, (packed) => packed.flatMap(outsideProblems))
  },
}

/** Dependencies in the manifest of a packed package, and imports in its files that leave it. */
export function outsideProblems(packed: PackedPackage): Problem[] {
  const manifest = packedManifest(packed)
  const named = Object.keys({
    ...manifest.dependencies,
    ...manifest.peerDependencies,
    ...manifest.optionalDependencies,
  }).map((name) => ({ where: `${manifest.name}: package.json`, what: `depends on ${name}` }))
  const built = filesBelow(packed.contents, ['.js', '.d.ts', '.ts'])
  if (!built.some((path) => path.endsWith('.js'))) {
    named.push({ where: manifest.name, what: 'the packed package holds no JavaScript; was it built?' })
  }
  const imported = built.flatMap((path) => {
    const text = readFileSync(path, 'utf8')
    const where = `${manifest.name}: ${relative(packed.contents, path)}`
    return importsOf(text)
      .filter(({ specifier }) => !specifier.startsWith('.') && packageOf(specifier) !== manifest.name)
      .map(({ specifier }) => ({
        where,
        what: `imports ${isBuiltin(specifier) ? 'the Node module ' : ''}${specifier}`,
      }))
  })
  return [...named, ...imported]
}
