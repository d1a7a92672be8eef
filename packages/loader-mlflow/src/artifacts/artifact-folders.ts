import { basename, dirname, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { child } from '../files/child.ts'
import type { Experiment } from '../listing/experiment.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import { artifactUriOf } from '../meta/run-meta.ts'

/**
 * Where a run's artifacts may be, the likeliest place first: its own folder `artifacts`, which moves with the store. Where
 * MLflow was told of another place, that one comes first if it is of MLflow's form LOCATION/RUN/artifacts; files that went
 * through a server with default settings lie in `mlartifacts` beside the store.
 */
export function artifactFolders({ folder: run, experiment, meta }: ListedRun): readonly string[] {
  const uri = artifactUriOf(meta)
  const own = child(run, 'artifacts')
  if (uri === undefined) return [own]
  if (uri.startsWith('mlflow-artifacts:'))
    return [own, child(serverArtifacts(experiment), basename(dirname(run)), basename(run), 'artifacts')]
  const usual = own.slice(run.lastIndexOf(sep, run.lastIndexOf(sep) - 1))
  if (uri.endsWith(sep === '/' ? usual : usual.replaceAll(sep, '/'))) return [own]
  const elsewhere = uri.endsWith(`/${basename(run)}/artifacts`) ? localPath(uri) : undefined
  return elsewhere === undefined ? [own] : [elsewhere, own]
}

/** Where a server with default settings keeps the artifacts of a store. */
export const serverArtifacts = ({ store }: Experiment) => child(dirname(store), 'mlartifacts')

function localPath(uri: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]+:/i.test(uri)) return resolve(uri)
  if (!/^file:\/\/\//i.test(uri)) return undefined
  try {
    return fileURLToPath(uri)
  } catch {
    return undefined
  }
}
