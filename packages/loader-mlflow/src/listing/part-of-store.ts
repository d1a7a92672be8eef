import { basename, dirname } from 'node:path'
import { child } from '../files/child.ts'
import type { Entry, FileSystem } from '../files/file-system.ts'
import { nodeFiles } from '../files/node-files.ts'
import type { MetaFields } from '../meta/meta-fields.ts'
import { isFailure, type MetaFailure, readMetas } from '../meta/read-meta.ts'
import { isRunMeta } from '../meta/run-meta.ts'
import { describeModels } from './describe-models.ts'
import { listOrNothing, looksLikeRun, mayBeExperiment, mayBeRun, metaName, trash } from './folders.ts'
import { holdsRuns } from './holds-runs.ts'

/** What MLflow keeps at a place. */
export interface StorePart {
  /** In words: `a run`, `an experiment`, `a database` … */
  readonly what: string
  readonly path: string
}

/** How MLflow names what it writes to where nobody names anything. */
const usual = { store: 'mlruns', artifacts: 'mlartifacts', database: 'mlflow.db' }

/**
 * The part of an MLflow store that a file belongs to, or would belong to if it were written: found from the file upwards,
 * whatever a store was opened by. A folder that merely holds a store or a database is none.
 *
 * @param path absolute, without symbolic links.
 * @example
 * partOfStore('/home/me/mlruns/0/meta.yaml') // { what: 'an experiment', path: '/home/me/mlruns/0' }
 * partOfStore('/home/me/runs.csv') // undefined
 */
export function partOfStore(path: string): StorePart | undefined {
  const files = nodeFiles()
  const parent = dirname(path)
  const database = databaseOf(files, path)
  if (database !== undefined) return { what: 'a database', path: database }
  const whatAbove = (folder: string) =>
    describeFolder(files, folder) ?? (folder === parent ? describeHolder(files, folder) : undefined)
  for (let folder = parent; ; folder = dirname(folder)) {
    const what = whatAbove(folder)
    if (what !== undefined) return { what, path: folder }
    if (folder === dirname(folder)) return undefined
  }
}

/** Whether a folder is one that merely holds a store, as a project does. */
export function holdsStore(folder: string): boolean {
  const isUsual = ({ name }: Entry) => name === usual.store || name === usual.database
  return listOrNothing(nodeFiles(), folder).some(isUsual)
}

/** What MLflow keeps in a folder and in all folders below it. */
function describeFolder(files: FileSystem, folder: string): string | undefined {
  const name = basename(folder)
  if (name === usual.store) return 'a store'
  if (name === usual.artifacts) return 'a folder of artifacts'
  const entries = listOrNothing(files, folder)
  const meta = metaIn(files, folder)
  if (meta && !isFailure(meta) && isRunMeta(meta)) return describeModels(files, folder) ?? 'a run'
  if (looksLikeRun(entries) && ((meta && isFailure(meta)) || isGivenId(name))) return 'a run'
  if (isExperiment(files, folder, meta)) return 'an experiment'
  const hasTrash = entries.some(isTrash)
  return hasTrash && holdsExperiment(files, [folder, child(folder, trash)]) ? 'a store' : describeModels(files, folder)
}

/**
 * What the entries of a folder make of it, where folders in it may be of another kind: someone who keeps the copy of an
 * experiment among other folders has not made a store of them all.
 */
function describeHolder(files: FileSystem, folder: string): string | undefined {
  const entries = listOrNothing(files, folder)
  const isBare = entries.every(({ name, kind }) => kind === 'folder' || name.startsWith('.'))
  if ((isBare && entries.some(isTrash)) || holdsExperiment(files, [folder])) return 'a store'
  return holdsArtifacts(files, folder, entries) ? 'a folder of artifacts' : undefined
}

const isTrash = ({ name, kind }: Entry) => name === trash && kind === 'folder'

/** Whether a name is an id that MLflow gave to a run, to a logged model or to a trace. */
const isGivenId = (name: string) => /^(m-|tr-)?[0-9a-f]{32}$/.test(name)

/** Whether a name is an id that MLflow gave to an experiment. */
const isGivenNumber = (name: string) => /^\d+$/.test(name)

/** Whether experiments are in one of some folders, each in the folder of its id, as in a store. */
function holdsExperiment(files: FileSystem, folders: readonly string[]): boolean {
  return folders.some((folder) =>
    listOrNothing(files, folder)
      .filter(mayBeExperiment)
      .some(({ name }) => {
        const path = child(folder, name)
        const meta = metaIn(files, path)
        const isNamed = isGivenNumber(name) || (meta && !isFailure(meta) && meta.text('experiment_id') === name)
        return isNamed && isExperiment(files, path, meta)
      }),
  )
}

/** By its meta.yaml; where that is damaged or gone, or a database has its place, by the folder's name and the runs in it. */
function isExperiment(files: FileSystem, folder: string, meta: MetaFields | MetaFailure | undefined): boolean {
  if (meta && !isFailure(meta)) return meta.has('experiment_id') && !isRunMeta(meta)
  if (!isGivenNumber(basename(folder))) return false
  if (meta) return true
  const entries = listOrNothing(files, folder)
  return holdsRuns(files, folder, entries) || holdsArtifacts(files, folder, entries)
}

/** Whether runs keep artifacts in a folder: LOCATION/RUN/artifacts. */
function holdsArtifacts(files: FileSystem, folder: string, entries: readonly Entry[]): boolean {
  return entries.some(
    (entry) =>
      mayBeRun(entry) && isGivenId(entry.name) && looksLikeRun(listOrNothing(files, child(folder, entry.name))),
  )
}

function metaIn(files: FileSystem, folder: string): MetaFields | MetaFailure | undefined {
  const path = child(folder, metaName)
  return files.status(path)?.kind === 'file' ? readMetas(files, [path])[0] : undefined
}

/** SQLite keeps these beside a database that is in use (https://www.sqlite.org/tempfiles.html). */
const besideDatabase = /-(wal|shm|journal)$/

/** The database that a file is, or belongs to. */
function databaseOf(files: FileSystem, path: string): string | undefined {
  const owner = path.replace(besideDatabase, '')
  if (basename(owner) === usual.database) return owner
  return [path, owner].find((file) => files.status(file)?.kind === 'file' && startsAs(files, file, sqliteHeader))
}

/** The first bytes of every SQLite database (https://www.sqlite.org/fileformat.html). */
const sqliteHeader = 'SQLite format 3\0'

function startsAs(files: FileSystem, file: string, header: string): boolean {
  let starts: boolean | undefined
  try {
    files.read(file, (piece, _, pause) => {
      starts = piece.toString('latin1', 0, header.length) === header
      pause?.().close()
    })
  } catch {
    // What may not be read cannot be told apart, and may hardly be written.
  }
  return starts ?? false
}
