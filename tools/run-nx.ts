import { join } from 'node:path'
import { type Outcome, runNode } from './run-node.ts'

/** Runs Nx to its end and keeps what it wrote. */
export function runNx(args: readonly string[], root: string): Outcome {
  const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js')
  return runNode([nx, ...args], root, { NX_DEFAULT_OUTPUT_STYLE: 'static' })
}
