import { existsSync } from 'node:fs'
import { dirname, isAbsolute } from 'node:path'
import type { RunCollection } from '@runsheaf/core'
import { localPath } from './store-location.ts'

/** The folders on this machine in which runs keep artifacts: LOCATION where they lie in LOCATION/RUN/artifacts. */
export function artifactRoots(runs: RunCollection): string[] {
  const roots = new Set<string>()
  for (const { info } of runs) {
    const path = localPath(info.artifactUri)
    if (path === undefined || !isAbsolute(path) || !path.endsWith(`/${info.runId}/artifacts`)) continue
    const root = dirname(dirname(path))
    if (!roots.has(root) && existsSync(dirname(path))) roots.add(root)
  }
  return [...roots]
}
