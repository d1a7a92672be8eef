import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Check, Problem } from './check.ts'

/** The part of package-lock.json that is checked. */
interface LockFile {
  packages: Record<string, { resolved?: string; link?: boolean; optionalDependencies?: Record<string, string> }>
}

export const lockFile: Check = {
  name: 'lock-file',
  about: 'package-lock.json holds no download address, and lists the native packages of every platform',
  run: (root) => lockProblems(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))),
}

/** Entries that say where they were downloaded from, and optional dependencies without which `npm ci` stops. */
export function lockProblems({ packages }: LockFile): Problem[] {
  const names = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)))
  return Object.entries(packages).flatMap(([path, { resolved, link, optionalDependencies = {} }]) => [
    ...(resolved && !link ? [{ where: path, what: `is to be downloaded from ${resolved}` }] : []),
    ...Object.keys(optionalDependencies)
      .filter((name) => !names.has(name))
      .map((name) => ({ where: path, what: `its optional dependency ${name} is not listed; npm ci refuses that` })),
  ])
}
