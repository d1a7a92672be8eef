import { RunError } from '../errors.ts'
import type { ArtifactSource } from './run-store.ts'

/** What runs have whose loader offers no artifacts: each use says so. */
export function noArtifacts(plugin: string): ArtifactSource {
  const refuse = (): never => {
    throw new RunError('CAPABILITY_MISSING', `${plugin} offers no artifacts.`, { plugin })
  }
  const refuseLater = async () => refuse()
  return { list: refuse, path: refuse, text: refuseLater, bytes: refuseLater, json: refuseLater }
}
