import { runNx } from '../run-nx.ts'
import type { Check } from './check.ts'

export const types: Check = {
  name: 'types',
  about: 'sources, tests and tools of every project type-check',
  run(root) {
    const { ok, output } = runNx(['run-many', '-t', 'types'], root)
    return ok ? [] : [{ where: 'nx run-many -t types', what: output.trim() }]
  },
}
