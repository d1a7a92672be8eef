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
import { UsageError } from '../errors/usage-error.ts'
import { targetOf } from './target-of.ts'

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder is not there',
  ENOTDIR: 'its folder is not there',
  EACCES: 'that is not permitted',
  EPERM: 'that is not permitted',
  EROFS: 'its folder is read-only',
  EBUSY: 'it is in use',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'it would be too large',
}

/**
 * Writes a file anew. It is written beside its place and moved there when it is whole, so that a failure leaves what was
 * there before; that it cannot be written is a wrong use of the command line.
 */
export function writeToFile(named: string, content: string | Uint8Array): void {
  const { path, stats } = targetOf(named)
  const draft = join(dirname(path), `.runsheaf-${randomUUID()}.tmp`)
  try {
    if (stats) accessSync(path, constants.W_OK)
    writeDraft(draft, content, stats)
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    const { code = '', message } = error as NodeJS.ErrnoException
    throw new UsageError(`cannot write ${named}: ${reasons[code] ?? message}`)
  }
}

function writeDraft(draft: string, content: string | Uint8Array, before: Stats | undefined): void {
  const handle = openSync(draft, 'wx', before && permissions(before))
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
