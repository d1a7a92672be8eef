import { isRunError, type RunErrorCode } from '../contract/errors.ts'

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

/** Fails where something optional is there, but cannot be called: it is offered by being there. */
export function assertOffered<T extends object>(owner: T, method: keyof T & string): void {
  assert(!(method in owner) || typeof owner[method] === 'function', `${method} is there, but is not a function`)
}

/** Fails unless a plugin says something of itself. */
export function assertText(property: string, text: unknown): void {
  assert(typeof text === 'string' && text.trim() !== '', `its ${property} is ${JSON.stringify(text)}`)
}

/** Fails unless a call throws, or rejects with, one of these errors. */
export async function assertRefused(
  what: string,
  call: () => unknown,
  ...codes: readonly RunErrorCode[]
): Promise<void> {
  let found = 'goes through'
  try {
    await call()
  } catch (error) {
    if (codes.some((code) => isRunError(error, code))) return
    found = `throws ${String(error)}`
  }
  throw new Error(`${what} ${found}, and must throw a RunError ${codes.join(' or ')}`)
}
