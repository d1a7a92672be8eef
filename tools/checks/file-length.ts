import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { trackedFiles } from '../files.ts'
import type { Check, Problem } from './check.ts'

/** Lines that a file of code may have. */
const longest = 400

/** Files that may be longer, each with the reason. */
const allowed: Readonly<Record<string, string>> = {
  'packages/hydra-config/src/read/fast/parse-fast.ts':
    'one parser in one pass, whose parts share the position and the stacks',
}

export const fileLength: Check = {
  name: 'file-length',
  about: `no file of code has more than ${longest} lines`,
  run: (root) => lengthProblems(root, trackedFiles(root), allowed),
}

/** Code files of more than 400 lines that are not allowed to, and allowances that are no longer needed. */
export function lengthProblems(
  root: string,
  files: readonly string[],
  allowances: Readonly<Record<string, string>>,
): Problem[] {
  const code = files.filter((path) => /\.(ts|js|mjs|sh)$/.test(path) && !path.includes('/test/data/'))
  const long = code.filter((path) => lines(join(root, path)) > longest)
  const needless = Object.keys(allowances).filter((path) => !long.includes(path))
  return [
    ...long
      .filter((path) => !Object.hasOwn(allowances, path))
      .map((path) => ({ where: path, what: `has ${lines(join(root, path))} lines, more than ${longest}: split it` })),
    ...needless.map((path) => ({ where: path, what: 'needs no allowance any more: take it off the list' })),
  ]
}

function lines(path: string): number {
  return readFileSync(path, 'utf8').split('\n').length - 1
}
