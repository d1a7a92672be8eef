import type { LoadRequest, RunSource } from '@runsheaf/core/plugin'
import { type FileSystem, type MlflowOptions, mlflow, nodeFiles } from '../../src/index.ts'

/** All runs at a location (or several), the deleted ones too unless the request says otherwise. */
export async function load(
  locations: string | readonly string[],
  request: Partial<LoadRequest> = {},
  options?: MlflowOptions,
): Promise<RunSource> {
  const paths = typeof locations === 'string' ? [locations] : locations
  return mlflow(options).load(paths, { lifecycle: 'all', ...request })
}

export const allRows = (store: RunSource) => Int32Array.from({ length: store.length }, (_, i) => i)

export const idsOf = (store: RunSource) => Array.from(allRows(store), (row) => store.info(row).runId)

export const codesOf = (store: RunSource) => store.diagnostics.map(({ code }) => code)

/** A file system that counts opens and listings. */
export function counting(): { files: FileSystem; opens: () => number; listings: () => number } {
  const files = nodeFiles()
  let opens = 0
  let listings = 0
  /** What was counted since the last call. */
  const taken = (count: number, reset: () => void) => {
    reset()
    return count
  }
  return {
    files: {
      ...files,
      read(path, visit) {
        opens++
        files.read(path, visit)
      },
      list(path) {
        listings++
        return files.list(path)
      },
    },
    opens: () =>
      taken(opens, () => {
        opens = 0
      }),
    listings: () =>
      taken(listings, () => {
        listings = 0
      }),
  }
}
