import { join } from 'node:path'
import { runNode } from '../run-node.ts'
import type { Check } from './check.ts'

export const lint: Check = {
  name: 'lint',
  about: 'every file is formatted and free of lint (npm run format mends most)',
  run(root) {
    const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome')
    const { ok, output } = runNode([biome, 'check', '--error-on-warnings', '.'], root)
    return ok ? [] : [{ where: 'biome check', what: output.trim() }]
  },
}
