import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNpm } from '../bootstrap/npm.mjs'
import { withPacked } from '../pack.ts'
import { type Outcome, runNode } from '../run-node.ts'
import { runNx } from '../run-nx.ts'
import { publicPackages } from '../workspace.ts'
import type { Check, Problem } from './check.ts'

export const stranger: Check = {
  name: 'stranger',
  about: 'plugins that know packed packages alone build, pass the kits, and work beside another copy of core',
  async run(root) {
    const { ok, output } = runNx(['run-many', '-t', 'build', '-p', '@runsheaf/core'], root)
    if (!ok) return [{ where: 'nx run-many -t build', what: output }]
    const core = publicPackages(root).filter(({ manifest }) => manifest.name === '@runsheaf/core')
    return withPacked(core, ([packed]) => strangerProblems(root, packed!.tarball))
  },
}

/** What is done in a project's folder. */
type Step = readonly [what: string, run: (folder: string) => Pick<Outcome, 'ok' | 'output'>]

const tapOf = (tests: string) => ['--test', '--test-reporter=tap', tests]

/** Tests prove something where there were some, and none was skipped. Of the output, only what failed is kept. */
function proof({ ok, output }: Outcome): Pick<Outcome, 'ok' | 'output'> {
  const proven = ok && /^# pass [1-9]/m.test(output) && /^# skipped 0$/m.test(output)
  return { ok: proven, output: output.replace(/^(# Subtest.*\n)?ok [\s\S]*?^ {2}\.\.\.\n/gm, '') }
}

function strangerProblems(root: string, tarball: string): Problem[] {
  const place = mkdtempSync(join(tmpdir(), 'runsheaf-stranger-'))
  const install: Step = [
    'npm install',
    (folder) => runNpm(['install', '--offline', '--no-audit', '--no-fund', tarball], folder),
  ]
  const compile = (...args: string[]): Step => {
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    return ['tsc', (folder) => runNode([tsc, ...args, '--typeRoots', join(root, 'node_modules', '@types')], folder)]
  }
  const prove = (tests: string): Step => ['node --test', (folder) => proof(runNode(tapOf(tests), folder))]
  const typed = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--types', 'node']

  const project = (from: string, steps: readonly Step[]): Problem[] => {
    const folder = join(place, from)
    cpSync(join(root, from), folder, { recursive: true, filter: (path) => !/node_modules|dist$/.test(path) })
    for (const [what, run] of steps) {
      const { ok, output } = run(folder)
      if (!ok) return [{ where: `${from}: ${what}`, what: output.trim() }]
    }
    return []
  }
  const pluginBeside: Step = [
    'copy the plugin',
    (folder) => {
      const to = join(folder, 'node_modules', 'runsheaf-fixture-plugin')
      cpSync(join(place, 'tools', 'fixture-plugin'), to, { recursive: true })
      return { ok: true, output: '' }
    },
  ]
  const sources = ['jsonl.ts', 'jsonl.test.ts', 'main.ts']
  try {
    return [
      ...project('tools/fixture-plugin', [install, compile(), prove('dist/test/*.test.js')]),
      ...project('tools/fixture-consumer', [install, pluginBeside, prove('*.test.ts')]),
      ...project('examples/my-loader', [
        install,
        compile(...typed, '--allowImportingTsExtensions', ...sources),
        prove('*.test.ts'),
      ]),
    ]
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}
