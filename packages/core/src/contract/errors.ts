/** Every reason for which Runsheaf refuses a call. Each is a heading of `docs/errors.md`. */
export const runErrorCodes = [
  'ABORTED',
  'ARGUMENT_INVALID',
  'ARTIFACT_NOT_FOUND',
  'ARTIFACT_REFUSED',
  'CAPABILITY_MISSING',
  'COLUMN_DUPLICATE',
  'COLUMN_MIXED',
  'COLUMN_PROMISE',
  'COLUMN_TYPE',
  'CONFIG_INVALID',
  'EXPERIMENT_NOT_FOUND',
  'FAULT',
  'FILTER_INVALID',
  'FILTER_SYNTAX',
  'IMPL_FAILED',
  'KEY_MISSING',
  'KEY_UNKNOWN',
  'MASK_LENGTH',
  'NOT_READ',
  'PLUGIN_API_MISMATCH',
  'PLUGIN_FAILED',
  'PLUGIN_MISSING',
  'RUN_NOT_FOUND',
  'RUN_NOT_UNIQUE',
  'SCHEMA_ASYNC',
  'STORE_NOT_FOUND',
  'STORE_UNREADABLE',
  'VALUE_UNREADABLE',
] as const

export type RunErrorCode = (typeof runErrorCodes)[number]

const brand = Symbol.for('runsheaf.RunError')

/**
 * The one error class of Runsheaf. `code` says what kind of misuse or failure it is and is stable; `message` says what
 * happened, on what, and what to do.
 *
 * @example
 * try {
 *   runs.get({ seed: 1 })
 * } catch (error) {
 *   if (isRunError(error, 'RUN_NOT_UNIQUE')) console.log(error.message)
 * }
 */
export class RunError extends Error {
  override readonly name = 'RunError'
  readonly code: RunErrorCode
  /** Facts for programs: key, path, suggestions, position … */
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    code: RunErrorCode,
    message: string,
    details: Readonly<Record<string, unknown>> & { cause?: unknown } = {},
  ) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined)
    this.code = code
    this.details = details
    Object.defineProperty(this, brand, { value: true })
  }
}

/**
 * Whether `error` is a {@link RunError} (of this or of another copy of core), and of the given code if one is given.
 *
 * @example
 * if (isRunError(error, 'KEY_UNKNOWN')) console.log(error.details.suggestions)
 */
export function isRunError(error: unknown, code?: RunErrorCode): error is RunError {
  if (!(error instanceof Error && brand in error)) return false
  return code === undefined || ('code' in error && error.code === code)
}
