import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { type FileSystem, mlflow, nodeFiles } from '@runsheaf/loader-mlflow'
import { threadedFiles } from '../../../loader-mlflow/src/threads/threaded-files.ts'
import { cli, type Outcome } from './cli.ts'

/** How often each file was opened, or was to be: by its path in the store. */
export type OpenedFiles = ReadonlyMap<string, number>

/** Runs a command on a store, in one thread, and counts which files of the store it opens. */
export async function openedFiles(
  store: string,
  args: readonly string[],
): Promise<{ readonly outcome: Outcome; readonly opened: OpenedFiles }> {
  const opened = new Map<string, number>()
  const files = nodeFiles()
  const counting: FileSystem = {
    ...files,
    read(path, visit) {
      const name = relative(store, path).replaceAll(sep, '/')
      opened.set(name, (opened.get(name) ?? 0) + 1)
      files.read(path, visit)
    },
  }
  const outcome = await cli(args, { cwd: projectWith(mlflow({ files: counting, threads: 1 }), store) })
  return { outcome, opened }
}

/** A file system of three threads that share whatever there is to read, and how many files each has opened. */
export function countingThreads() {
  const real = nodeFiles()
  let own = 0
  const files = threadedFiles(
    {
      ...real,
      read(path, visit) {
        own++
        real.read(path, visit)
      },
    },
    3,
    { asking: 0, starting: 0 },
  )
  return {
    /** Runs a command on a store; how many files were opened for it here, and by workers. */
    async opened(store: string, args: readonly string[]) {
      const before = { own, workers: files.helpers!.opened }
      const { code } = await cli(args, { cwd: projectWith(mlflow({ files }), store) })
      return { code, own: own - before.own, workers: files.helpers!.opened - before.workers }
    },
  }
}

/** The folder of a project whose config file has this loader and this store. */
export function projectWith(loader: object, store: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'runsheaf-opened-'))
  const name = Symbol.for(folder)
  Object.assign(globalThis, { [name]: loader })
  const config = `export default { store: ${JSON.stringify(store)}, loaders: [globalThis[Symbol.for(${JSON.stringify(folder)})]] }`
  writeFileSync(join(folder, 'runsheaf.config.mjs'), config)
  return folder
}

/** The files that were opened more than once. */
export function openedAgain(opened: OpenedFiles): string[] {
  return [...opened].flatMap(([name, times]) => (times > 1 ? [name] : [])).sort()
}

/** The files that were opened of each run, by its id; those of no run (`EXPERIMENT/meta.yaml`) are under `''`. */
export function openedByRun(opened: OpenedFiles): Record<string, string[]> {
  const paths = [...opened.keys()].sort().map((name) => name.split('/'))
  const byRun = Map.groupBy(paths, (path) => (path.length > 2 ? path[1]! : ''))
  return Object.fromEntries(
    Array.from(byRun, ([run, paths]) => [run, paths.map((path) => path.slice(run === '' ? 0 : 2).join('/'))]),
  )
}

/** How many files of each kind were opened: of experiments and runs, by facet, and of Hydra by name. */
export function openedByKind(opened: OpenedFiles): Record<string, number> {
  const kinds = Map.groupBy(opened.keys(), kindOf)
  return Object.fromEntries(Array.from(kinds, ([kind, names]) => [kind, names.length]))
}

function kindOf(name: string): string {
  if (name.includes('/.hydra/')) return name.slice(name.lastIndexOf('/') + 1)
  const [, second = '', third = '', fourth] = name.replace(/^\.trash\//, '').split('/')
  if (third === '') return 'experiments'
  return fourth === undefined ? 'runs' : /^(models|datasets)$/.test(second) ? second : third
}
