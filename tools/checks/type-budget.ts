import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { runNode } from '../run-node.ts'
import type { Check, Problem } from './check.ts'

/** How many more types may be instantiated for the program below than for an import of core alone. */
const budget = 200_000
const leaves = 500

export const typeBudget: Check = {
  name: 'type-budget',
  about: `every verb on a config type of ${leaves} leaves instantiates at most ${budget.toLocaleString('en')} types`,
  run: (root) => budgetProblems(root, budget),
}

/** A problem if the verbs do not compile on a large config type, or take the compiler more than so many instantiations. */
export function budgetProblems(root: string, most: number): Problem[] {
  const folder = join(root, 'packages', 'core', '.cache')
  mkdirSync(folder, { recursive: true })
  const place = mkdtempSync(join(folder, 'type-budget-'))
  try {
    const least = instantiations(root, place, "import '@runsheaf/core'\n")
    const all = instantiations(root, place, program())
    const more = all - least
    return more <= most ? [] : [{ where: 'RunCollection', what: `takes ${more} instantiations, more than ${most}` }]
  } catch (error) {
    return [{ where: 'RunCollection', what: (error as Error).message }]
  } finally {
    rmSync(place, { recursive: true })
  }
}

function instantiations(root: string, place: string, source: string): number {
  writeFileSync(join(place, 'program.ts'), source)
  writeFileSync(
    join(place, 'tsconfig.json'),
    JSON.stringify({
      extends: relative(place, join(root, 'tsconfig.base.json')),
      compilerOptions: {
        noEmit: true,
        composite: false,
        declaration: false,
        declarationMap: false,
        emitDeclarationOnly: false,
        rewriteRelativeImportExtensions: false,
        allowImportingTsExtensions: true,
      },
      files: ['program.ts', relative(place, join(root, 'packages', 'core', 'src', 'platform.d.ts'))],
    }),
  )
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const { ok, output } = runNode([compiler, '-p', place, '--extendedDiagnostics'], root)
  const [, count] = /^Instantiations:\s+(\d+)$/m.exec(output) ?? []
  if (!ok || count === undefined) throw new Error(output.trim())
  return Number(count)
}

/** Every verb whose types follow from the config, on a config of groups of ten leaves. */
function program(): string {
  const fields = [0, 1, 2, 3, 4].map((i) => `lr${i}: number; name${i}: string`).join('; ')
  const groups = Array.from({ length: leaves / 10 }, (_, i) => `  group${i}: { model: { ${fields} } }`)
  return `import { allExcept, between, count, desc, mean, type RunCollection } from '@runsheaf/core'
interface Config {
${groups.join('\n')}
}
declare const runs: RunCollection<Config>
export const found = runs.filter({ 'group0.model.lr0': between(0, 1), group1__model__name4: 'x' }).exclude(['group2.model.lr1', 1])
export const sorted = found.sort('group3.model.lr2', desc('metrics.acc'))
export const lists: [number[], string[], number[]] = [
  runs.toList('group4.model.lr1'), runs.unique('group2.model.name3'), [...runs.countBy('group5.model.lr0').keys()],
]
export const one: string = runs.get({ 'group0.model.name0': 'x' }).get('group3.model.name0')
export const frame = runs.toFrame('group1.model.lr0', ['group2.model.name1', 'x'], { big: (run) => run.cfg.group0.model.lr0 > 1 })
export const cell: number = frame.at(0)!['group1.model.lr0']
export const groups = runs.groupBy('group0.model.name0', allExcept('group1.model.lr3'))
export const aggregated = groups.agg({ n: count(), acc: mean('metrics.acc'), own: (group) => group.length })
export const updated: number[] = runs.update('group0.model.extra', 1).toList('group0.model.extra')
`
}
