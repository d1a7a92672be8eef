import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { type PackedPackage, packedManifest, withPacked } from '../pack.ts'
import { runNode } from '../run-node.ts'
import { runNx } from '../run-nx.ts'
import { publicPackages } from '../workspace.ts'
import type { Check, Problem } from './check.ts'

export const packageShape: Check = {
  name: 'package-shape',
  about: 'packed packages resolve, with types, for ESM consumers (publint, attw)',
  async run(root) {
    const { ok, output } = runNx(['run-many', '-t', 'build'], root)
    if (!ok) return [{ where: 'nx run-many -t build', what: output }]
    return withPacked(publicPackages(root), async (packed) => {
      const found: Problem[] = []
      for (const one of packed) found.push(...(await publintProblems(one)), ...attwProblems(one, root))
      return found
    })
  },
}

/** What publint has to say of a packed package; suggestions count. */
export async function publintProblems(packed: PackedPackage): Promise<Problem[]> {
  const { buffer, byteOffset, byteLength } = readFileSync(packed.tarball)
  const tarball = buffer.slice(byteOffset, byteOffset + byteLength)
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true })
  return messages.map((message) => ({
    where: `publint ${packedManifest(packed).name}`,
    what: formatMessage(message, pkg ?? {}, { color: false }) ?? message.code,
  }))
}

/** What "are the types wrong" has to say of a packed ESM-only package. */
export function attwProblems(packed: PackedPackage, root: string): Problem[] {
  const attw = join(root, 'node_modules', '@arethetypeswrong', 'cli', 'dist', 'index.js')
  const args = [
    attw,
    packed.tarball,
    '--profile',
    'esm-only',
    '--no-definitely-typed',
    '--format',
    'ascii',
    '--no-emoji',
  ]
  const { ok, output } = runNode(args, root)
  return ok ? [] : [{ where: `attw ${packedManifest(packed).name}`, what: output.trim() }]
}
