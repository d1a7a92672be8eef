/** A case whose outcome is not the one that the golden data states. */
export interface FailedCase {
  readonly id: string
  readonly expected: unknown
  readonly found: unknown
}

export interface VerifyResult {
  readonly passed: number
  readonly failed: readonly FailedCase[]
}

/** Runs the golden data at a path against the packages. */
export type Verify = (path: string) => Promise<VerifyResult>
