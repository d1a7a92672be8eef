import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineLoader, type Loader } from '@runsheaf/core/plugin'
import { Configs } from './config/configs.ts'
import { countedFiles } from './files/counted-files.ts'
import type { FileSystem } from './files/file-system.ts'
import { nodeFiles } from './files/node-files.ts'
import { describeExperiments, experimentInfos, runDirs } from './listing/describe.ts'
import { isStore } from './listing/detect.ts'
import { expandGlob } from './listing/expand-glob.ts'
import { listRuns, survey } from './listing/list-runs.ts'
import { whyNoStore } from './listing/why-no-store.ts'
import { DiagnosticLog, pluginName } from './store/diagnostic-log.ts'
import { drive } from './store/drive.ts'
import type { Env } from './store/env.ts'
import { FolderSource } from './store/folder-source.ts'
import type { ListedTexts } from './text/read-texts.ts'
import { threadedFiles } from './threads/threaded-files.ts'

/** Settings of {@link mlflow}. */
export interface MlflowOptions {
  /** Through what all files are read; the machine's file system by default. */
  readonly files?: FileSystem
  /** How many threads read large batches of files, at most; by default as many as there are cores, up to four. */
  readonly threads?: number
  /** What `${oc.env:NAME}` in a config stands for; by default the environment of this process, as in OmegaConf. */
  readonly env?: Env
}

/**
 * Loads runs from the folders in which MLflow keeps them: a whole store (`mlruns`), an experiment's folder, a run's
 * folder, or several of these, of MLflow 1, 2 and 3. Nothing is ever written. A run's files are read when they are
 * asked for.
 *
 * @example
 * const sheaf = createSheaf({ loaders: [mlflow()] })
 * const runs = await sheaf.load('mlruns', { experiments: 'transformer_*' })
 */
export function mlflow(options: MlflowOptions = {}): Loader {
  const { threads = Math.min(4, availableParallelism()) } = options
  const files = countedFiles(options.files ?? threadedFiles(nodeFiles(), threads))
  return defineLoader({
    name: pluginName,
    looksFor: 'an MLflow folder: mlruns with EXPERIMENT/meta.yaml, or the folder of an experiment or a run',

    detect: (location) => expandGlob(files, pathOf(location)).some((path) => isStore(files, path)),
    whyNot: (location) => whyNoStore(files, location, pathOf(location)),

    async load(locations, request) {
      const log = new DiagnosticLog()
      const paths = locations.flatMap((location) =>
        expandGlob(files, pathOf(location)).map((path) => realPathOf(files, path)),
      )
      const listed: ListedTexts = new Map()
      const found = survey(files, paths, request, log)
      const runs = await drive(listRuns(files, found, request, log, listed), files, request)
      const configs = new Configs(options.env ?? process.env)
      return new FolderSource(runs, experimentInfos(found.experiments), { files, log, listed }, configs)
    },

    experiments: (location, options = {}) =>
      drive(describeExperiments(files, realPathOf(files, location)), files, options),
    runDirs: (location, choice) => runDirs(files, realPathOf(files, location), choice),
  })
}

/** The path of a location, which may be a `file:` address, as MLflow's tracking addresses are. */
function pathOf(location: string): string {
  return resolve(/^file:\/\//i.test(location) ? fileURLToPath(location) : location.replace(/^file:/i, ''))
}

/** Without links, so that a run that is found in two ways is one. */
function realPathOf(files: FileSystem, location: string): string {
  const path = pathOf(location)
  try {
    return files.realPath(path)
  } catch {
    return path
  }
}
