import { availableParallelism } from 'node:os'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineLoader, type Loader } from '@runsheaf/core/plugin'
import { serverArtifacts } from './artifacts/artifact-folders.ts'
import { Configs } from './config/configs.ts'
import { type Env, environmentOf, withNames } from './config/environment.ts'
import { DiagnosticLog, pluginName } from './diagnostics/diagnostic-log.ts'
import type { Report } from './files/bounds.ts'
import { confinedFiles } from './files/confined-files.ts'
import { countedFiles } from './files/counted-files.ts'
import { drive } from './files/drive.ts'
import type { FileSystem } from './files/file-system.ts'
import { nodeFiles } from './files/node-files.ts'
import type { ListedTexts } from './files/read-texts.ts'
import { describeExperiments, experimentInfos, runDirs } from './listing/describe.ts'
import { isStore } from './listing/detect.ts'
import { expandGlob } from './listing/expand-glob.ts'
import { hasMeta } from './listing/folders.ts'
import { listRuns, survey } from './listing/list-runs.ts'
import { whyNoStore } from './listing/why-no-store.ts'
import { FolderSource } from './source/folder-source.ts'
import { threadedFiles } from './threads/threaded-files.ts'

/** What the data of a store may reach of the machine. */
export interface Access {
  /** Names of environment variables that configs may see. */
  readonly env?: readonly string[]
  /** Whether symbolic links are followed that lead out of the store. */
  readonly followLinks?: boolean
  /** Folders outside the store from which artifacts, and whatever links lead there, may be read. */
  readonly artifactRoots?: readonly string[]
}

/** A loader of MLflow's folders. */
export interface MlflowLoader extends Loader {
  /**
   * The same loader, but for what the data of a store may reach beyond what its options say.
   *
   * @example
   * mlflow({ env: ['HOME'] }).allowing({ env: ['DATA'] })
   */
  allowing(access: Access): MlflowLoader
}

/** Settings of {@link mlflow}. */
export interface MlflowOptions {
  /** Through what all files are read; the machine's file system by default. */
  readonly files?: FileSystem
  /** How many threads read large batches of files, at most; by default as many as there are cores, up to four. */
  readonly threads?: number
  /**
   * What `${oc.env:NAME}` in a config may see of the environment: the names of variables of this process, by default none,
   * or the environment itself, as an object. With `process.env` configs are read as OmegaConf reads them.
   */
  readonly env?: readonly string[] | Env
  /** Whether symbolic links in a store are followed that lead out of it; by default they are not. */
  readonly followLinks?: boolean
  /**
   * Folders outside the store from which a run's files may be read where its `artifact_uri` or a symbolic link leads there;
   * by default none but the `mlartifacts` beside the store.
   */
  readonly artifactRoots?: readonly string[]
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
export function mlflow(options: MlflowOptions = {}): MlflowLoader {
  const { threads = Math.min(4, availableParallelism()), followLinks = false, artifactRoots = [] } = options
  const environment = environmentOf(options.env)
  const files = countedFiles(options.files ?? threadedFiles(nodeFiles(), threads))
  const within = (roots: readonly string[], report: Report = () => {}) => {
    const bounds = {
      id: nextBounds++,
      roots: [...roots, ...artifactRoots.map((root) => realPathOf(files, root))],
      followLinks,
    }
    return confinedFiles(files, { bounds, report })
  }
  const loader = defineLoader({
    name: pluginName,
    looksFor: 'an MLflow folder: mlruns with EXPERIMENT/meta.yaml, or the folder of an experiment or a run',

    detect: (location) => expandGlob(files, pathOf(location)).some((path) => isStore(files, path)),
    whyNot: (location) => whyNoStore(files, location, pathOf(location)),

    async load(locations, request) {
      const log = new DiagnosticLog()
      const paths = locations.flatMap((location) =>
        expandGlob(files, pathOf(location)).map((path) => realPathOf(files, path)),
      )
      const confined = (roots: readonly string[]) => within(roots, (path, target) => log.addOutside(path, target))
      const roots = paths.map((path) => storeRoot(files, path))
      const listing = confined(roots)
      const listed: ListedTexts = new Map()
      const found = survey(listing, paths, request, log)
      const runs = await drive(listRuns(listing, found, request, log, listed), listing, request)
      const stores = new Set(runs.map(({ experiment }) => serverArtifacts(experiment)))
      const context = { files: confined([...roots, ...stores]), log, listed }
      return new FolderSource(runs, experimentInfos(found.experiments), context, new Configs(environment))
    },

    experiments(location, options = {}) {
      const path = realPathOf(files, location)
      const confined = within([storeRoot(files, path)])
      return drive(describeExperiments(confined, path), confined, options)
    },
    runDirs(location, choice) {
      const path = realPathOf(files, location)
      return runDirs(within([storeRoot(files, path)]), path, choice)
    },
  })
  const allowing = ({ env = [], followLinks: follow = false, artifactRoots: roots = [] }: Access) =>
    mlflow({
      ...options,
      env: withNames(options.env, env),
      followLinks: followLinks || follow,
      artifactRoots: [...artifactRoots, ...roots],
    })
  return Object.freeze({ ...loader, allowing })
}

let nextBounds = 0

/** The folder that a store's files must lie in: what was asked for, or of a run its experiment, where that is one. */
function storeRoot(files: FileSystem, location: string): string {
  const parent = dirname(location)
  return hasMeta(files, location) && hasMeta(files, parent) ? parent : location
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
