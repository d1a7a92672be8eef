import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync, renameSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { temporaryFolder, unpack } from '../../../loader-mlflow/test/support/stores.ts'
import { packageFolder, store } from '../support/cli.ts'
import { leftInTerminal } from '../support/terminal.ts'

/** What starts the command line as it is built and installed. */
export const words = [process.execPath, join(packageFolder, 'bin/runsheaf.js')]

if (!existsSync(join(packageFolder, 'dist/main.js'))) throw new Error('nothing is built: npx nx run runsheaf:build')

/** A folder as a user has it: a store as `mlruns`, and beside it others, damaged and moved ones too. */
export const stage = realpathSync(temporaryFolder())

symlinkSync(store, join(stage, 'mlruns'), 'junction')
for (const name of ['damaged', 'moved', 'sweep-ml2']) renameSync(unpack(name), join(stage, name))

const env = { PATH: process.env.PATH ?? '', TZ: 'UTC' }

/** What the built command line writes into pipes, and how it ends. */
export function inPipe(args: readonly string[], { cwd = stage, more = {} as Record<string, string> } = {}) {
  const { stdout, stderr, status } = spawnSync(words[0]!, [...words.slice(1), ...args], {
    cwd,
    env: { ...env, ...more },
    encoding: 'utf8',
  })
  return { stdout: withoutPlaces(stdout), stderr: withoutPlaces(stderr), code: status }
}

/** What the built command line shows in a pseudo terminal so high that all of it is seen, as it is sent there. */
export async function onScreen(args: readonly string[], columns: number, more: Record<string, string> = {}) {
  return (await leftInTerminal(args, more, { columns, rows: 1000, cwd: stage, words })).replaceAll('\r\n', '\n')
}

/** Text without colours, and without the names of folders that are other ones each time. */
export const plain = (text: string) => withoutPlaces(stripVTControlCharacters(text))

const withoutPlaces = (text: string) => text.replaceAll(stage, '~').replaceAll(dirname(store), '~')
