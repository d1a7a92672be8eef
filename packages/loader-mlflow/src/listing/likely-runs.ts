import { basename } from 'node:path'
import { type Filter, type Key, keysOf } from '@runsheaf/core/plugin'
import { child } from '../files/child.ts'
import type { FileSystem } from '../files/file-system.ts'
import { type Paced, paced } from '../files/paced.ts'
import { readTexts, type TextReading } from '../files/read-texts.ts'
import type { Experiment } from './experiment.ts'
import { isSafeName } from './folder-names.ts'
import { type FolderFacet, folderFacets } from './named-file.ts'
import { filterOfRuns, idsIn, type Known, outcomeOf } from './narrow.ts'

/** A folder that may hold a run. */
export interface RunFolder {
  readonly folder: string
  readonly experiment: Experiment
}

/** Whether runs of an experiment can pass. Where its own meta.yaml tells little, its runs' may tell more. */
export function isLikely(experiment: Experiment, where: Filter | undefined): boolean {
  const filter = filterOfRuns(where)
  return !filter || outcomeOf(filter, (key) => knownOfExperiment(experiment, key)) !== false
}

/**
 * The folders whose runs can pass, as far as that is known before their meta.yaml is opened: by experiment, by the name of
 * the folder, which is the run's id, and by the tags and params that the filter asks for, of which those are opened that
 * there are, where nothing else has decided.
 */
export function* likelyRuns(
  files: FileSystem,
  folders: readonly RunFolder[],
  where: Filter | undefined,
): Paced<readonly RunFolder[]> {
  const filter = filterOfRuns(where)
  if (!filter) return folders
  const names = new Set(folders.map(({ folder }) => basename(folder)))
  const isNamed = idsIn(filter).every((id) => names.has(id))
  const outcomes = folders.map((run) => outcomeOf(filter, (key) => knownOfFolder(run, key, isNamed)))
  const open = folders.filter((_, i) => outcomes[i] === undefined)
  const failed = new Set<RunFolder>()
  const keys = (keysOf(filter) ?? []).filter(isOfFile)
  if (keys.length > 0)
    yield* paced(open.length, (start, end) => {
      const part = open.slice(start, end)
      const values = new Map(keys.map((key) => [key, valuesOf(files, part, key)]))
      for (const [i, run] of part.entries()) {
        const known: Known = (key) => (isOfFile(key) ? values.get(key)?.[i] : knownOfFolder(run, key, isNamed))
        if (outcomeOf(filter, known) === false) failed.add(run)
      }
    })
  return folders.filter((run, i) => outcomes[i] !== false && !failed.has(run))
}

function knownOfExperiment({ described, name, id, folder }: Experiment, key: Key): ReturnType<Known> {
  if (!described || key.facet !== 'info') return undefined
  if (key.path[0] === 'experiment_name' || key.path[0] === 'job_name') return [name]
  return key.path[0] === 'experiment_id' ? [id, basename(folder)] : undefined
}

/**
 * What the place of a folder tells of its run.
 *
 * @param isNamed whether folders are called by the ids of their runs: not where one that is asked for is no folder's name.
 */
function knownOfFolder({ folder, experiment }: RunFolder, key: Key, isNamed: boolean): ReturnType<Known> {
  if (key.facet === 'info' && key.path[0] === 'run_dir') return [folder]
  if (key.facet !== 'info' || key.path[0] !== 'run_id') return knownOfExperiment(experiment, key)
  const name = basename(folder)
  return isNamed && usualId.test(name) ? [name] : undefined
}

/** What MLflow calls runs and their folders. A folder of another name may have been renamed. */
const usualId = /^[0-9a-f]{32}$/

type FileKey = Key & { readonly facet: FolderFacet }

const isOfFile = (key: Key): key is FileKey => folderFacets.some((facet) => facet === key.facet)

/** What each run may have for a key, by its file. A file that is not there is not opened. */
function valuesOf(
  files: FileSystem,
  runs: readonly RunFolder[],
  { facet, path: [name = ''] }: FileKey,
): ReturnType<Known>[] {
  if (!isSafeName(name)) return runs.map(() => [undefined])
  const paths = runs.map(({ folder }) => child(folder, facet, name))
  const present = paths.filter((path) => files.status(path)?.kind === 'file')
  const readings = new Map<string, TextReading | undefined>(present.map((path) => [path, undefined]))
  if (facet !== 'metrics')
    for (const [i, reading] of readTexts(files, present).entries()) readings.set(present[i]!, reading)
  return paths.map((path) => (readings.has(path) ? textOf(readings.get(path)) : [undefined]))
}

function textOf(reading: TextReading | undefined): ReturnType<Known> {
  return reading?.state === 'read' && reading.valid ? [reading.text] : undefined
}
