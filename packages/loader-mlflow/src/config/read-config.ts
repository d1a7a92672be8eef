import type { Diagnostic } from '@runsheaf/core/plugin'
import { type Config, type ConfigCache, isConfigError } from '@runsheaf/hydra-config'
import { child } from '../files/child.ts'
import { describeError, isAbsence, readWhole } from '../files/content.ts'
import type { FileSystem } from '../files/file-system.ts'
import { readPatiently } from '../files/patience.ts'
import { artifactFolders, type RunPlace } from '../store/run-place.ts'

/** How the reading of a file of `.hydra` went. */
export type ConfigReading =
  | { readonly state: 'read'; readonly config: Config; readonly path: string; readonly empty: boolean }
  | { readonly state: 'absent' }
  | { readonly state: 'faulty'; readonly fault: Diagnostic }

/** Reads one file of each run's `.hydra` folder: `config.yaml`, `hydra.yaml`, `overrides.yaml`. */
export function readConfigs(
  files: FileSystem,
  name: string,
  runs: readonly RunPlace[],
  cache: ConfigCache,
): ConfigReading[] {
  const places = runs.map((run) => child(artifactFolders(run)[0]!, '.hydra', name))
  const doubtful = (reading: ConfigReading) => reading.state === 'faulty' || (reading.state === 'read' && reading.empty)
  return readPatiently(files, places, (source, _, i) => readFirst(source, name, runs[i]!, cache), doubtful)
}

/** Where artifacts may be in several places, the first that has the file. */
function readFirst(files: FileSystem, name: string, run: RunPlace, cache: ConfigCache): ConfigReading {
  for (const folder of artifactFolders(run)) {
    const reading = readOne(files, child(folder, '.hydra', name), run.id, cache)
    if (reading.state !== 'absent') return reading
  }
  return { state: 'absent' }
}

function readOne(files: FileSystem, path: string, runId: string, cache: ConfigCache): ConfigReading {
  try {
    return readWhole(files, path, (bytes) => {
      return { state: 'read', config: cache.parse(bytes), path, empty: bytes.length === 0 }
    })
  } catch (error) {
    if (isAbsence(error)) return { state: 'absent' }
    return { state: 'faulty', fault: configFault(error, path, runId) }
  }
}

function configFault(error: unknown, path: string, runId: string): Diagnostic {
  const [code, reason] = isConfigError(error)
    ? [error.code, `${error.message}. Mend the file`]
    : ['CONFIG_UNREADABLE', describeError(error)]
  const message = `The config of run ${runId} cannot be read: ${path}: ${reason}.`
  return { severity: 'error', code, message, path, runId, key: 'cfg', cause: error }
}
