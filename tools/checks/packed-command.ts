import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNpm } from '../bootstrap/npm.mjs'
import { exampleStore } from '../example-store.ts'
import { withPacked } from '../pack.ts'
import { type Outcome, runNode } from '../run-node.ts'
import { runNx } from '../run-nx.ts'
import { publicPackages } from '../workspace.ts'
import type { Check, Problem } from './check.ts'

/** All that may be installed for the command line; no frame library is among it. */
const installed = [
  '@runsheaf/core',
  '@runsheaf/hydra-config',
  '@runsheaf/loader-mlflow',
  'commander',
  'csv-parse',
  'hyparquet',
  'hyparquet-writer',
  'runsheaf',
  'yaml',
]

export const packedCommand: Check = {
  name: 'packed-command',
  about:
    'the packed command line installs into an empty folder without a frame library, and works outside of any project',
  async run(root) {
    const { ok, output } = runNx(['run', 'runsheaf:build'], root)
    if (!ok) return [{ where: 'nx run runsheaf:build', what: output }]
    const store = await exampleStore(root)
    const packages = publicPackages(root).filter(({ manifest }) => installed.includes(manifest.name))
    return withPacked(packages, (packed) => withFolder((folder) => installProblems(folder, packed, store)))
  },
}

async function withFolder<T>(work: (folder: string) => T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'runsheaf-packed-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What goes wrong where packed packages are installed into a folder and the command is used elsewhere. */
function installProblems(folder: string, packed: readonly { tarball: string }[], store: string): Problem[] {
  const place = join(folder, 'installed')
  const cwd = join(folder, 'elsewhere')
  for (const one of [place, cwd]) mkdirSync(one)
  writeFileSync(join(place, 'package.json'), '{ "private": true }\n')
  const { ok, output } = runNpm(['install', '--prefer-offline', ...packed.map(({ tarball }) => tarball)], place)
  if (!ok) return [{ where: 'npm install', what: output }]
  const command = (...args: string[]) =>
    runNode([join(place, 'node_modules', 'runsheaf', 'bin', 'runsheaf.js'), ...args], cwd)
  return [
    ...listProblems(installedNames(join(place, 'node_modules'))),
    ...expected('--help', command('--help'), true, /^Usage: runsheaf COMMAND/),
    ...expected('ls', command('ls', store, '--limit', '2'), true, /^run_id\trun_name\t/),
    ...expected('export -o', command('export', store, '-o', join(cwd, 'runs.parquet')), true, /wrote 72 runs/),
    ...expected('ls --frame polars', command('ls', store, '--frame', 'polars'), false, /npm install .*nodejs-polars/),
  ]
}

/** Packages that are there and should not be, or the other way round. */
export function listProblems(names: readonly string[]): Problem[] {
  const where = 'node_modules'
  return [
    ...names.filter((name) => !installed.includes(name)).map((name) => ({ where, what: `${name} was installed too` })),
    ...installed.filter((name) => !names.includes(name)).map((name) => ({ where, what: `${name} was not installed` })),
  ]
}

function installedNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => (name.startsWith('@') ? readdirSync(join(folder, name)).map((one) => `${name}/${one}`) : name))
}

function expected(where: string, { ok, output }: Outcome, well: boolean, says: RegExp): Problem[] {
  if (ok === well && says.test(output)) return []
  return [{ where: `runsheaf ${where}`, what: `ended ${ok ? 'well' : 'with a fault'} and said: ${output.trim()}` }]
}
