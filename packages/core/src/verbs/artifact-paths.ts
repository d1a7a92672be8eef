import { runOf, type Selection } from '../selection/selection.ts'

/**
 * The paths of the files that the runs kept, run after run: all of them, or those that match a glob.
 *
 * @throws RunError CAPABILITY_MISSING where the loader offers no artifacts.
 * @example
 * artifactPaths(selection, '*.csv') // ['mlruns/1/ab…/artifacts/a.csv', …]
 */
export function artifactPaths(selection: Selection, glob?: string): string[] {
  return Array.from(selection.rows, (_, i) => runOf(selection, i).artifacts).flatMap((artifacts) =>
    artifacts.list(glob).flatMap((name) => artifacts.path(name) ?? []),
  )
}
