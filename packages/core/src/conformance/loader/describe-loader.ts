import type { RegisterTest } from '../suite.ts'
import type { LoaderSubject } from './loaded-runs.ts'
import { loaderCases } from './loader-cases.ts'

/**
 * Registers a test for each thing that a loader must do: that every value which goes into a store comes out of it unchanged.
 * Each case writes a few runs by `writeStore`, and loads them. None is skipped: what `holds` does not name, and the optional
 * functions that a loader or its store does not have, must be properly absent.
 *
 * @param options.test the runner's `test`, of Vitest, of node:test or of any other.
 * @param options.writeStore writes runs to a new place each time, and gives its location.
 * @example
 * import { test } from 'node:test'
 * describeLoader({ test, loader: myLoader, writeStore: (runs) => writeFiles(mkdtempSync('store-'), runs) })
 */
export function describeLoader({ test, ...subject }: LoaderSubject & { readonly test: RegisterTest }): void {
  for (const { name, run } of loaderCases) test(`${subject.loader.name} ${name}`, () => run(subject))
}
