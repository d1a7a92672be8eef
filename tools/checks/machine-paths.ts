import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { trackedFiles } from '../files.ts'
import type { Check, Problem } from './check.ts'

/** Folders of the machines that this is developed on, and hosts of package registries. */
const names = ['/wor' + 'k/', '/ro' + 'ot/', '/tm' + 'p/', 'registry.npm' + 'js', 'registry.yarn' + 'pkg']

export const machinePaths: Check = {
  name: 'machine-paths',
  about: 'no file names a folder of some machine or the host of a package registry',
  run: (root) => pathProblems(root, trackedFiles(root)),
}

/** The lines of text files that name one. Golden data is left out: it says what was read where it was written. */
export function pathProblems(root: string, files: readonly string[]): Problem[] {
  return files
    .filter((path) => !/(^|\/)test\/data\/|^examples\/stores\/|\.(gz|png)$/.test(path))
    .flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      if (!names.some((name) => text.includes(name))) return []
      return text.split('\n').flatMap((line, i) => {
        const found = names.find((name) => line.includes(name))
        return found ? [{ where: `${path}:${i + 1}`, what: `names ${found}` }] : []
      })
    })
}
