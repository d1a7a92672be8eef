import { RunError } from '../errors.ts'
import type { Artifacts } from './run-store.ts'

/** What runs have whose loader offers no artifacts, or none of a form: each use says so. */
export function noArtifacts(plugin: string): Artifacts {
  const refuse = (): never => {
    throw new RunError('CAPABILITY_MISSING', `${plugin} offers no such artifacts.`, { plugin })
  }
  const refuseLater = async () => refuse()
  return { list: refuse, path: refuse, text: refuseLater, bytes: refuseLater, json: refuseLater, csv: refuseLater }
}
