import type { DatasetInput, LoadRequest, RunInfo } from '@runsheaf/core/plugin'
import { RunStore, runAt, select } from '@runsheaf/core/verbs'
import { type FileSystem, type MlflowOptions, mlflow, nodeFiles } from '../../src/index.ts'

/** All runs at a location (or several), the deleted ones too unless the request says otherwise. */
export async function load(
  locations: string | readonly string[],
  request: Partial<LoadRequest> = {},
  options?: MlflowOptions,
): Promise<LoadedStore> {
  const paths = typeof locations === 'string' ? [locations] : locations
  return new LoadedStore(await mlflow(options).load(paths, { lifecycle: 'all', ...request }), { view: runAt })
}

/** All of one run, as users see it. */
export interface RunRecord {
  readonly info: RunInfo
  readonly cfg: unknown
  readonly params: Readonly<Record<string, string>>
  readonly metrics: Readonly<Record<string, number>>
  readonly tags: Readonly<Record<string, string>>
  readonly datasets: readonly DatasetInput[]
}

/** What was loaded, as core reads it. */
export class LoadedStore extends RunStore {
  get length(): number {
    return this.all.length
  }

  at(row: number) {
    return this.run(row, select(this).settings)
  }

  record(row: number): RunRecord {
    const { info, cfg, params, metrics, tags, datasets } = this.at(row)
    return { info, cfg, params, metrics, tags, datasets }
  }
}

export const allRows = (store: LoadedStore) => store.all

export const idsOf = (store: LoadedStore) => Array.from(store.all, (row) => store.info(row).runId)

export const codesOf = (store: LoadedStore) => store.diagnostics.map(({ code }) => code)

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
