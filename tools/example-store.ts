import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The folder of the example store, which the repository carries as an archive. It is unpacked on first use, and again
 * when the archive has changed; a process that is interrupted leaves no half of it.
 */
export async function exampleStore(root: string): Promise<string> {
  const stores = join(root, 'examples', 'stores')
  const archive = join(stores, 'sweep-ml3.tar.gz')
  const folder = join(stores, 'sweep-ml3')
  const stamp = join(root, '.cache', 'example-store')
  const hash = createHash('sha256').update(readFileSync(archive)).digest('hex')
  if (existsSync(folder) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return folder
  const fresh = mkdtempSync(join(stores, '.unpacking-'))
  try {
    const { extract } = await import('tar')
    await extract({ file: archive, cwd: fresh })
    replaceFolder(fresh, folder)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(stamp, hash)
  return folder
}

/** Puts one folder in another's place. Where another process does the same at the same time, its folder stays. */
function replaceFolder(fresh: string, folder: string): void {
  const old = `${fresh}-old`
  if (existsSync(folder)) renameSync(folder, old)
  try {
    renameSync(fresh, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  }
  rmSync(old, { recursive: true, force: true })
}
