/** How a test is registered: `test` of Vitest, of node:test, of any runner. */
export type RegisterTest = (name: string, run: () => void | Promise<void>) => unknown

/** One thing that a plugin must do. A case fails by throwing. */
export interface ConformanceCase<Plugin> {
  readonly name: string
  readonly run: (plugin: Plugin) => void | Promise<void>
}

/** @throws Error with the message where the condition does not hold. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message)
}

/** What a call throws; `undefined` where it returns. */
export function thrownBy(call: () => unknown): unknown {
  try {
    call()
  } catch (error) {
    return error ?? new Error('nothing was thrown, but by throw')
  }
  return undefined
}

/** What a call throws or rejects with; `undefined` where it comes to a good end. */
export async function rejection(call: () => unknown): Promise<unknown> {
  try {
    await call()
  } catch (error) {
    return error ?? new Error('nothing was thrown, but by throw')
  }
  return undefined
}
