import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { commandLine } from '../bootstrap/commands.mjs'
import type { Problem } from '../checks/check.ts'
import { runNode } from '../run-node.ts'
import { type DocumentCommand, isOutput } from './commands.ts'
import type { DocumentModule } from './modules.ts'

/** A folder in which documented code runs: it holds the example store as `mlruns`, and a `runsheaf` to be found. */
export interface Stage {
  folder: string
  env: NodeJS.ProcessEnv
}

/** Sets a stage up, hands it over, and removes it afterwards. */
export async function withStage<T>(root: string, store: string, work: (stage: Stage) => Promise<T> | T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'runsheaf-docs-'))
  try {
    const bin = join(folder, '.bin')
    mkdirSync(bin)
    symlinkSync(store, join(folder, 'mlruns'), 'junction')
    const words = [process.execPath, ...(commandLine(root, 'runsheaf', []) ?? [])]
    script(join(bin, 'runsheaf'), `exec ${words.map((word) => `'${word}'`).join(' ')} "$@"`)
    script(join(bin, 'npx'), 'exec "$@"')
    return await work({ folder, env: { PATH: `${bin}${delimiter}${process.env.PATH}` } })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function script(path: string, line: string): void {
  writeFileSync(path, `#!/bin/sh\n${line}\n`)
  chmodSync(path, 0o755)
}

/** Runs a module of a document on a stage. */
export function moduleProblems(folder: string, module: DocumentModule, stage: Stage, where: string): Problem[] {
  const args = ['--conditions=@runsheaf/source', join(folder, module.file)]
  const { ok, output } = runNode(args, stage.folder, stage.env)
  return ok ? [] : [{ where: `${where} (${module.file})`, what: `does not run:\n${output.trim()}` }]
}

/** Carries out a command of a document: `npm …` in the checkout, anything else on the stage. */
export function commandProblems(command: DocumentCommand, root: string, stage: Stage, where: string): Problem[] {
  const cwd = command.text.startsWith('npm ') ? root : stage.folder
  const env = { ...process.env, ...stage.env, NO_COLOR: '1', npm_config_loglevel: 'silent' }
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command.text], { cwd, env, encoding: 'utf8' })
  const place = `${where}:${command.line}`
  if (status !== 0)
    return [{ where: place, what: `"${command.text}" exits with ${status}:\n${stdout}${stderr}`.trim() }]
  if (command.output === undefined || isOutput(command.output, stdout)) return []
  return [{ where: place, what: `"${command.text}" prints something else:\n${stdout}` }]
}
