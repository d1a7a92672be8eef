import { join } from 'node:path'
import type { Diagnostic } from '@runsheaf/core/plugin'
import { type Config, isConfigError, parseConfig } from '@runsheaf/hydra-config'
import { describeError, isAbsence, readBytes } from '../files/content.ts'
import type { FileSystem } from '../files/file-system.ts'
import { readPatiently } from '../files/patience.ts'
import type { RunPlace } from '../store/run-place.ts'

/** How the reading of a file of `.hydra` went. */
export type ConfigReading =
  | { readonly state: 'read'; readonly config: Config; readonly path: string; readonly empty: boolean }
  | { readonly state: 'absent' }
  | { readonly state: 'faulty'; readonly fault: Diagnostic }

/** Reads one file of each run's `.hydra` folder: `config.yaml`, `hydra.yaml`, `overrides.yaml`. */
export function readConfigs(files: FileSystem, name: string, runs: readonly RunPlace[]): ConfigReading[] {
  const places = runs.map((run) => join(run.artifacts[0]!, '.hydra', name))
  const doubtful = (reading: ConfigReading) => reading.state === 'faulty' || (reading.state === 'read' && reading.empty)
  return readPatiently(files, places, (_, i) => readFirst(files, name, runs[i]!), doubtful)
}

/** Where artifacts may be in several places, the first that has the file. */
function readFirst(files: FileSystem, name: string, run: RunPlace): ConfigReading {
  for (const folder of run.artifacts) {
    const reading = readOne(files, join(folder, '.hydra', name), run.id)
    if (reading.state !== 'absent') return reading
  }
  return { state: 'absent' }
}

function readOne(files: FileSystem, path: string, runId: string): ConfigReading {
  try {
    const bytes = readBytes(files, path)
    return { state: 'read', config: parseConfig(bytes), path, empty: bytes.length === 0 }
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
