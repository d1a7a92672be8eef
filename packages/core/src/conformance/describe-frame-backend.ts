import type { FrameBackend } from '../contract/frame-backend.ts'
import { frameCases } from './frame-cases.ts'
import type { RegisterTest } from './suite.ts'

/**
 * Registers a test for each thing that a frame backend must do: mostly that columns with values and names that go astray
 * easily come back from a frame unchanged, or are refused with a stated error.
 *
 * @param options.test the runner's `test`, of Vitest, of node:test or of any other.
 * @example
 * import { test } from 'node:test'
 * describeFrameBackend({ test, backend: myBackend })
 */
export function describeFrameBackend(options: {
  readonly test: RegisterTest
  readonly backend: FrameBackend<any>
}): void {
  const { test, backend } = options
  for (const { name, run } of frameCases) test(`${backend.name} ${name}`, () => run(backend))
}
