import { exactText } from './exact.ts'

/** One value that the golden data states, and what we find; both as exact text. */
export interface Case {
  id: string
  expected: string
  found: string
}

/** A case of two values in which kinds of numbers count. */
export function exactCase(id: string, expected: unknown, found: unknown): Case {
  return { id, expected: exactText(expected), found: exactText(found) }
}

/** A case for every name on either side. */
export function namedCases(
  id: string,
  expected: Readonly<Record<string, unknown>>,
  found: Readonly<Record<string, unknown>>,
): Case[] {
  const names = new Set([...Object.keys(expected), ...Object.keys(found)])
  return [...names].map((name) => exactCase(`${id}.${name}`, own(expected, name), own(found, name)))
}

function own(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
