import type { Diagnostic } from '@runsheaf/core/plugin'
import { isConfigError } from '@runsheaf/hydra-config'
import { artifactFolders } from '../artifacts/artifact-folders.ts'
import { errorAt } from '../diagnostics/fault.ts'
import { leadsOut } from '../files/bounds.ts'
import { child } from '../files/child.ts'
import { describeError, isAbsence, readWhole } from '../files/content.ts'
import type { FileSystem } from '../files/file-system.ts'
import { lazyMap } from '../files/lazy-list.ts'
import { readPatiently } from '../files/patience.ts'
import type { ListedRun } from '../listing/listed-run.ts'

/** How the reading of a file of `.hydra` went. */
export type HydraReading<T> =
  | {
      readonly state: 'read'
      readonly value: T
      /** In which of the places where artifacts may be. */
      readonly place: number
      readonly empty: boolean
    }
  | { readonly state: 'absent' }
  | { readonly state: 'faulty'; readonly fault: Diagnostic }

/**
 * Reads one file of each run's `.hydra` folder: `config.yaml`, `hydra.yaml`, `overrides.yaml`.
 *
 * @param parse makes a value of the bytes, which are valid during the call alone.
 */
export function readHydraFiles<T>(
  files: FileSystem,
  name: string,
  runs: readonly ListedRun[],
  parse: (bytes: Uint8Array) => T,
): HydraReading<T>[] {
  const likeliest = lazyMap(runs, (run) => child(artifactFolders(run)[0]!, '.hydra', name))
  return readPatiently(files, likeliest, (source, _, i) => readHydraFile(source, name, runs[i]!, parse), mayChange)
}

/** Whether a second look may give another reading, since a writer may be in the middle of the file. */
export function mayChange(reading: HydraReading<unknown>): boolean {
  return reading.state === 'faulty' || (reading.state === 'read' && reading.empty)
}

/** One look; where artifacts may be in several places, at the first that has the file, or that may not be looked at. */
export function readHydraFile<T>(
  files: FileSystem,
  name: string,
  run: ListedRun,
  parse: (bytes: Uint8Array) => T,
): HydraReading<T> {
  let first: HydraReading<T> = absent
  for (const [place, folder] of artifactFolders(run).entries()) {
    const reading = readOne(files, child(folder, '.hydra', name), run.id, place, parse)
    if (reading.state === 'read' || (reading.state === 'faulty' && !leadsOut(reading.fault.cause))) return reading
    if (first.state === 'absent') first = reading
  }
  return first
}

const absent = { state: 'absent' } as const

/** The path of a run's `config.yaml`, in one of the places where artifacts may be. */
export function configPath(run: ListedRun, place: number): string {
  return child(artifactFolders(run)[place]!, '.hydra', 'config.yaml')
}

function readOne<T>(
  files: FileSystem,
  path: string,
  runId: string,
  place: number,
  parse: (bytes: Uint8Array) => T,
): HydraReading<T> {
  try {
    return readWhole(files, path, (bytes) => {
      return { state: 'read', value: parse(bytes), place, empty: bytes.length === 0 }
    })
  } catch (error) {
    return isAbsence(error) ? absent : { state: 'faulty', fault: configFault(error, path, runId) }
  }
}

function configFault(error: unknown, path: string, runId: string): Diagnostic {
  const [code, reason] = isConfigError(error)
    ? [error.code, `${error.message}. Mend the file`]
    : ['CONFIG_UNREADABLE', describeError(error)]
  const message = `The config of run ${runId} cannot be read: ${path}: ${reason}.`
  return errorAt(path, code, message, { runId, key: 'cfg', cause: error })
}
