import { lstatSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { UsageError } from '../errors/usage-error.ts'
import { realPath } from '../query/real-path.ts'

/** A file that would be run. */
export interface CodeFile {
  /** In words: `the config file`. */
  readonly what: string
  readonly path: string
  /** Whether root may own it, as packages that are installed for everybody; otherwise only whoever runs the command. */
  readonly maybeOfRoot?: boolean
}

/** Whoever runs the command; unknown on Windows, where files have no such owner. */
const user = process.geteuid?.()

/** Whether a folder belongs to somebody else than whoever runs the command, or may not even be looked at. */
export function isForeign(folder: string): boolean {
  try {
    return user !== undefined && statSync(folder).uid !== user
  } catch {
    return true
  }
}

/**
 * Refuses a file that somebody else may have put or changed where it is: one of another user, one that everybody may write,
 * one that came with a store.
 *
 * @throws UsageError that says what is wrong with it, and what to do.
 */
export async function refuseForeign(file: CodeFile): Promise<void> {
  const { what, path, maybeOfRoot = false } = file
  const refuse = (why: string, advice: string) => new UsageError(`${what} ${path} is not used: ${why}`, advice)
  const real = realPath(path)
  const stats = statSync(real)
  if (!stats.isFile()) throw refuse('it is not a regular file', 'remove it, or run the command from another folder')
  const { partOfStore } = await import('@runsheaf/loader-mlflow')
  const part = partOfStore(path) ?? partOfStore(real)
  if (part)
    throw refuse(
      `it lies in ${part.what} of MLflow (${part.path}), and nothing that comes with a store is run`,
      'if it is yours, move it to the folder of your project; otherwise remove it, or run the command from another folder',
    )
  if (user === undefined) return
  for (const { uid } of [lstatSync(path), stats])
    if (uid !== user && !(maybeOfRoot && uid === 0))
      throw refuse(
        `it belongs to another user (user id ${uid}, and yours is ${user})`,
        'if you trust it, copy it to a folder of yours, or make it your own: chown; otherwise run the command from another folder',
      )
  if (stats.mode & writableByAll) throw refuse('everybody may write it', `make it yours alone: chmod o-w ${real}`)
  for (const folder of [dirname(path), dirname(real)]) {
    const { mode } = statSync(folder)
    if (mode & writableByAll && !(mode & sticky))
      throw refuse('everybody may replace it in its folder', `make the folder yours alone: chmod o-w ${folder}`)
  }
}

const writableByAll = 0o002

/** In a folder with this bit, files are removed and renamed by their owners alone. */
const sticky = 0o1000
