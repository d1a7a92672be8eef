import { randomUUID } from 'node:crypto'
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { cannotWrite } from './cannot-write.ts'
import { targetOf } from './target-of.ts'

/**
 * Writes a file anew. It is written beside its place and moved there when it is whole, so that a failure leaves what was
 * there before.
 *
 * @throws UsageError that says why it cannot be written.
 */
export function writeToFile(named: string, content: string | Uint8Array): void {
  const { path, stats } = targetOf(named)
  const draft = join(dirname(path), `.runsheaf-${randomUUID()}.tmp`)
  try {
    if (stats) accessSync(path, constants.W_OK)
    const handle = openSync(draft, 'wx', stats && permissions(stats))
    try {
      fill(handle, content, stats)
      renameSync(draft, path)
    } catch (error) {
      rmSync(draft)
      throw error
    }
  } catch (error) {
    throw cannotWrite(named, error)
  }
}

function fill(handle: number, content: string | Uint8Array, before: Stats | undefined): void {
  try {
    writeFileSync(handle, content)
    if (before) keepOwner(handle, before)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

const permissions = ({ mode }: Stats) => mode & 0o777

/** A file that takes the place of another has its owner and its permissions, as far as the system lets it. */
function keepOwner(handle: number, before: Stats): void {
  const steps = [() => fchownSync(handle, before.uid, before.gid), () => fchmodSync(handle, permissions(before))]
  for (const step of steps) {
    try {
      step()
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error
    }
  }
}
