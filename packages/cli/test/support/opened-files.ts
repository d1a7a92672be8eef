import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { type FileSystem, mlflow, nodeFiles } from '@runsheaf/loader-mlflow'
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

/** The folder of a project whose config file has this loader and this store. */
function projectWith(loader: object, store: string): string {
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
