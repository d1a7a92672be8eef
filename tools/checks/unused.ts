import { join } from 'node:path'
import { runNode } from '../run-node.ts'
import type { Check } from './check.ts'

export const unused: Check = {
  name: 'unused',
  about: 'no file, export or dependency is unused (knip)',
  run(root) {
    const knip = join(root, 'node_modules', 'knip', 'bin', 'knip.js')
    const { ok, output } = runNode([knip, '--treat-config-hints-as-errors', '--no-progress'], root)
    return ok ? [] : [{ where: 'knip', what: output.trim() }]
  },
}
