import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { codeBlocks } from '../docs-code/blocks.ts'
import { type DocumentCommand, documentCommands } from '../docs-code/commands.ts'
import { type DocumentModule, documentModules } from '../docs-code/modules.ts'
import { commandProblems, moduleProblems, withStage } from '../docs-code/run-document.ts'
import { exampleStore } from '../example-store.ts'
import { filesBelow } from '../files.ts'
import { runNode } from '../run-node.ts'
import { publicPackages } from '../workspace.ts'
import type { Check, Problem } from './check.ts'

export const docs: Check = {
  name: 'docs',
  about: 'the code of README and docs compiles and runs, and its commands print what is shown',
  run: async (root) => docsProblems(root, documentPaths(root), await exampleStore(root)),
}

/** A document with the code it holds. */
interface Document {
  path: string
  /** Where its modules are written: inside of the checkout, so that imports resolve as in a project. */
  folder: string
  modules: DocumentModule[]
  commands: DocumentCommand[]
}

/** README, docs and the packages' READMEs, as far as they exist. */
function documentPaths(root: string): string[] {
  const readmes = [root, ...publicPackages(root).map(({ folder }) => folder)].map((folder) => join(folder, 'README.md'))
  const guides = existsSync(join(root, 'docs')) ? filesBelow(join(root, 'docs'), ['.md']) : []
  return [...readmes.filter((path) => existsSync(path)), ...guides]
}

/** What does not compile, run or print as shown in documents, on a store. */
export async function docsProblems(root: string, paths: readonly string[], store: string): Promise<Problem[]> {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const place = mkdtempSync(join(root, '.cache', 'docs-'))
  try {
    const documents = paths.map((path) => readDocument(root, path, place))
    const broken = compileProblems(root, place, documents)
    const failing = await withStage(root, store, (stage) =>
      documents.flatMap(({ path, folder, modules, commands }) => [
        ...modules.filter(({ run }) => run).flatMap((module) => moduleProblems(folder, module, stage, path)),
        ...commands.flatMap((command) => commandProblems(command, root, stage, path)),
      ]),
    )
    return [...broken, ...failing]
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

function readDocument(root: string, path: string, place: string): Document {
  const name = relative(root, path)
  const blocks = codeBlocks(readFileSync(path, 'utf8'))
  const folder = join(place, name.replaceAll(/[^\w]+/g, '-'))
  const modules = documentModules(blocks)
  mkdirSync(folder, { recursive: true })
  for (const { file, text } of modules) writeFileSync(join(folder, file), text)
  return { path: name, folder, modules, commands: documentCommands(blocks) }
}

function compileProblems(root: string, place: string, documents: readonly Document[]): Problem[] {
  if (documents.every(({ modules }) => modules.length === 0)) return []
  const config = {
    extends: join(root, 'tools', 'tsconfig.json'),
    compilerOptions: { typeRoots: [join(root, 'node_modules', '@types')] },
    include: ['**/*.ts'],
    exclude: [],
  }
  writeFileSync(join(place, 'tsconfig.json'), JSON.stringify(config))
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const { ok, output } = runNode([tsc, '-p', join(place, 'tsconfig.json'), '--pretty', 'false'], place)
  return ok ? [] : [{ where: 'the code of documents (line numbers are theirs)', what: output.trim() }]
}
