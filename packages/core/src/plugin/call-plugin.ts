import { isRunError, RunError } from '../errors.ts'
import type { Awaitable } from '../store/run-store.ts'

/** What is asked of a plugin, for the error if it fails: `polars failed to make a frame`. */
interface PluginCall {
  readonly plugin: string
  /** What follows "failed to". */
  readonly operation: string
  readonly location?: string
}

/** @throws RunError PLUGIN_FAILED for what a plugin throws, with plugin, operation and cause; a RunError is thrown as it is. */
export function callPlugin<T>(call: PluginCall, run: () => T): T {
  try {
    return run()
  } catch (cause) {
    throw pluginFailure(call, cause)
  }
}

/** As {@link callPlugin}, of what a plugin may do asynchronously. */
export async function awaitPlugin<T>(call: PluginCall, run: () => Awaitable<T>): Promise<T> {
  try {
    return await run()
  } catch (cause) {
    throw pluginFailure(call, cause)
  }
}

/** What a plugin threw, as the RunError to throw in its place. */
export function pluginFailure({ plugin, operation, location }: PluginCall, cause: unknown): RunError {
  if (isRunError(cause)) return cause
  const reason = cause instanceof Error ? cause.message : String(cause)
  const at = location === undefined ? '' : ` ${location}`
  const details = { plugin, operation, ...(location !== undefined && { location }), cause }
  return new RunError('PLUGIN_FAILED', `${plugin} failed to ${operation}${at}: ${reason}`, details)
}
