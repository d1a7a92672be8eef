import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { filesBelow } from '../files.ts'
import { importsOf } from '../imports.ts'
import type { Check, Problem } from './check.ts'

/** Where the orders stand, each as a block of code: its language is `folders`, and the source folder is named beside it. */
const document = 'docs/architecture.md'

export const folderOrder: Check = {
  name: 'folder-order',
  about: `values are imported only from folders that stand earlier in the order of ${document}`,
  run: (root) => {
    const orders = ordersIn(readFileSync(join(root, document), 'utf8'))
    if (orders.size === 0) return [{ where: document, what: 'tells no order of folders' }]
    return [...orders].flatMap(([source, folders]) => orderProblems(root, source, folders))
  },
}

/** The folders of each source folder, in the order in which a document lists them. */
export function ordersIn(text: string): Map<string, readonly string[]> {
  const blocks = text.matchAll(/^```folders (\S+)\n([^`]*)^```/gm)
  return new Map(
    Array.from(blocks, ([, source, lines]) => [
      source!,
      lines!
        .trim()
        .split('\n')
        .map((line) => line.split(/\s/)[0]!),
    ]),
  )
}

/** Imports of values that lead up the order, and folders that it lacks or that there are not. Types may lead anywhere. */
export function orderProblems(root: string, source: string, folders: readonly string[]): Problem[] {
  const absent = folders.filter((folder) => !existsSync(join(root, source, folder)))
  const problems = absent.map(
    (folder): Problem => ({ where: document, what: `lists ${source}/${folder}, which is not there` }),
  )
  const rank = (path: string) => folders.indexOf(path.split('/')[0]!)
  for (const path of filesBelow(join(root, source), ['.ts'])) {
    const where = relative(join(root, source), path)
    const values = importsOf(readFileSync(path, 'utf8')).filter(({ isType }) => !isType)
    if (!where.includes('/') || values.length === 0) continue
    if (rank(where) < 0) {
      problems.push({ where: `${source}/${dirname(where)}`, what: `is not in the order of ${document}` })
      continue
    }
    for (const { specifier } of values.filter(({ specifier }) => specifier.startsWith('.'))) {
      const target = relative(join(root, source), resolve(dirname(path), specifier))
      if (rank(target) > rank(where) || !target.includes('/'))
        problems.push({ where: `${source}/${where}`, what: `imports ${target}, which stands later in the order` })
    }
  }
  return problems
}
