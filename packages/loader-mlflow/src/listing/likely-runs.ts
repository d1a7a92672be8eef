import { basename } from 'node:path'
import { type Filter, type Key, keysOf } from '@runsheaf/core/plugin'
import { child } from '../files/child.ts'
import type { FileSystem } from '../files/file-system.ts'
import { type Paced, paced } from '../files/paced.ts'
import { type ListedTexts, readTexts, type TextReading } from '../files/read-texts.ts'
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
 * there are, where nothing else rules the run out.
 *
 * @param listed is given what was read of the folders that are left.
 */
export function* likelyRuns(
  files: FileSystem,
  folders: readonly RunFolder[],
  where: Filter | undefined,
  listed: ListedTexts,
): Paced<readonly RunFolder[]> {
  const filter = filterOfRuns(where)
  if (!filter) return folders
  const names = new Set(folders.map(({ folder }) => basename(folder)))
  const isNamed = idsIn(filter)?.every((id) => names.has(id)) ?? false
  const outcomes = folders.map((run) => outcomeOf(filter, (key) => knownOfFolder(run, key, isNamed)))
  const open = folders.filter((_, i) => outcomes[i] !== false)
  const failed = new Set<RunFolder>()
  const keys = (keysOf(filter) ?? []).filter(isOfFile)
  if (keys.length > 0)
    yield* paced(open.length, (start, end) => {
      const part = open.slice(start, end)
      const texts = new Map(keys.map((key) => [key, textsOf(files, part, key)]))
      for (const [i, run] of part.entries()) {
        const known: Known = (key) =>
          isOfFile(key) ? possibleValues(texts.get(key)?.[i]) : knownOfFolder(run, key, isNamed)
        if (outcomeOf(filter, known) === false) failed.add(run)
        else for (const read of texts.values()) if (read[i]) listed.set(read[i].path, read[i].reading)
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
  return (isNamed || key.exact) && usualId.test(name) ? [name] : undefined
}

/** What MLflow calls runs and their folders. A folder of another name may have been renamed. */
const usualId = /^[0-9a-f]{32}$/

type FileKey = Key & { readonly facet: FolderFacet }

const isOfFile = (key: Key): key is FileKey => folderFacets.some((facet) => facet === key.facet)

/** A param or tag that was read, or found to be absent. */
interface ListedText {
  readonly path: string
  readonly reading: TextReading
}

/** What each run has for a key, by its file. A file that is not there is not opened, nor is that of a metric. */
function textsOf(
  files: FileSystem,
  runs: readonly RunFolder[],
  { facet, path: [name = ''] }: FileKey,
): (ListedText | undefined)[] {
  const texts = new Map<string, TextReading>()
  const paths = runs.map(({ folder }) => child(folder, facet, name))
  const isPresent = (path: string) => isSafeName(name) && files.status(path)?.kind === 'file'
  const present = paths.filter(isPresent)
  if (facet !== 'metrics')
    for (const [i, reading] of readTexts(files, present).entries()) texts.set(present[i]!, reading)
  const there = new Set(present)
  return paths.map((path) => {
    const reading = there.has(path) ? texts.get(path) : absent
    return reading && { path, reading }
  })
}

const absent = { state: 'absent' } as const

function possibleValues(text: ListedText | undefined): ReturnType<Known> {
  if (text?.reading.state === 'absent') return [undefined]
  return text?.reading.state === 'read' && text.reading.valid ? [text.reading.text] : undefined
}
