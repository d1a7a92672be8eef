import { sep } from 'node:path'
import { UsageError } from '../errors/usage-error.ts'
import type { OpenStore } from '../query/open-store.ts'
import { realPath } from '../query/real-path.ts'
import { targetOf } from './target-of.ts'

/**
 * Refuses to write a file that belongs to a store: to the one that was read, or to any that MLflow keeps.
 *
 * @throws UsageError that names the store.
 */
export async function refuseStore(file: string, store: OpenStore | undefined): Promise<void> {
  const { path, stats } = targetOf(file)
  const { holdsStore, partOfStore } = await import('@runsheaf/loader-mlflow')
  const part = partOfStore(file) ?? partOfStore(path)
  if (part) throw inStore(file, `${part.what} of MLflow (${part.path})`)
  if (store) {
    const location = realPath(store.location.path)
    if (lies(path, location) && !holdsStore(location)) throw inStore(file, `the store (${store.location.label})`)
    const root = store.artifactRoots().find((folder) => lies(path, realPath(folder)))
    if (root) throw inStore(file, `a folder where the store's runs keep artifacts (${root})`)
  }
  if (stats && stats.nlink > 1)
    throw new UsageError(
      `cannot write ${file}: the file has other names (hard links), and a store may know it by one of them`,
      'remove this name first, or write to another file',
    )
}

const lies = (path: string, place: string) =>
  path === place || path.startsWith(place.endsWith(sep) ? place : place + sep)

const inStore = (file: string, what: string) =>
  new UsageError(
    `cannot write ${file}: it belongs to ${what}, and nothing is ever written to a store`,
    'name a file outside of it',
  )
