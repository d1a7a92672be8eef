import { dirname, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { child } from '../files/child.ts'
import type { ListedRun } from '../listing/listed-run.ts'

/**
 * Where a run's artifacts may be, the likeliest place first: its own folder `artifacts`, which moves with the store. Where
 * MLflow was told of another place, that one comes first if it is of MLflow's form LOCATION/RUN/artifacts; files that went
 * through a server with default settings lie in `mlartifacts` beside the store.
 */
export function artifactFolders({ folder: run, experiment, meta: { artifactUri: uri } }: ListedRun): readonly string[] {
  const own = child(run, 'artifacts')
  if (uri === undefined) return [own]
  const end = run.lastIndexOf(sep)
  const runName = run.slice(end + 1)
  const experimentName = run.slice(run.lastIndexOf(sep, end - 1) + 1, end)
  if (uri.startsWith('mlflow-artifacts:'))
    return [own, child(dirname(experiment.store), 'mlartifacts', experimentName, runName, 'artifacts')]
  if (uri.endsWith(`/${experimentName}/${runName}/artifacts`)) return [own]
  const elsewhere = uri.endsWith(`/${runName}/artifacts`) ? localPath(uri) : undefined
  return elsewhere === undefined ? [own] : [elsewhere, own]
}

function localPath(uri: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]+:/i.test(uri)) return uri
  if (!/^file:\/\/\//i.test(uri)) return undefined
  try {
    return fileURLToPath(uri)
  } catch {
    return undefined
  }
}
