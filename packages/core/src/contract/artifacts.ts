import { callPlugin } from './call-plugin.ts'
import { RunError } from './errors.ts'
import type { ArtifactSource, Artifacts } from './run-source.ts'

/**
 * The artifacts of a run as a loader offers them.
 *
 * @param source without it, or without one of its parts, each use throws RunError CAPABILITY_MISSING.
 */
export function artifactsOf(plugin: string, source?: ArtifactSource): Artifacts {
  const ask =
    (form: keyof ArtifactSource) =>
    (name?: string): any =>
      callPlugin({ plugin, operation: 'read artifacts' }, (): unknown => {
        if (source?.[form]) return source[form](name!)
        throw new RunError('CAPABILITY_MISSING', `${plugin} offers no such artifacts.`, { plugin })
      })
  const askLater = (form: keyof ArtifactSource) => async (name: string) => ask(form)(name)
  return {
    list: ask('list'),
    path: ask('path'),
    text: askLater('text'),
    bytes: askLater('bytes'),
    json: askLater('json'),
    csv: askLater('csv'),
  }
}
