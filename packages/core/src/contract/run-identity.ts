import type { RunInfo } from './run-source.ts'

/** A text that tells runs apart: two runs are the same where their folders (or addresses) and ids agree. */
export function runIdentity({ runDir, runId }: RunInfo): string {
  return JSON.stringify([runDir, runId])
}

export function sameRun(a: RunInfo, b: RunInfo): boolean {
  return a.runId === b.runId && a.runDir === b.runDir
}
