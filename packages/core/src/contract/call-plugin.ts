import { isRunError, RunError } from './errors.ts'

/** What is asked of a plugin, for the error if it fails: `polars failed to make a frame`. */
interface PluginCall {
  readonly plugin: string
  /** What follows "failed to". */
  readonly operation: string
  readonly location?: string
}

/**
 * What a plugin answers, at once or by a promise.
 *
 * @throws RunError PLUGIN_FAILED for what it throws, with plugin, operation and cause; a RunError is thrown as it is.
 */
export function callPlugin<T>(call: PluginCall, run: () => T): T {
  const fail = (cause: unknown): never => {
    throw pluginFailure(call, cause)
  }
  try {
    const result = run()
    return isPromise(result) ? (result.then((value) => value, fail) as T) : result
  } catch (cause) {
    return fail(cause)
  }
}

export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | undefined | null)?.then === 'function'
}

/** What a plugin threw, as the RunError to throw in its place. */
export function pluginFailure({ plugin, operation, location }: PluginCall, cause: unknown): RunError {
  if (isRunError(cause)) return cause
  const reason = cause instanceof Error ? cause.message : String(cause)
  const at = location === undefined ? '' : ` ${location}`
  const details = { plugin, operation, ...(location !== undefined && { location }), cause }
  return new RunError('PLUGIN_FAILED', `${plugin} failed to ${operation}${at}: ${reason}`, details)
}
