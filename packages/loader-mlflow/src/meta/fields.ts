import type { MetaFields } from './scan.ts'

/** A field's text; `undefined` where it is absent, null or empty. */
export function textField(fields: MetaFields, name: string): string | undefined {
  return fields.get(name) || undefined
}

/** A whole number; `undefined` where it is absent, null or not a number. */
export function integerField(fields: MetaFields, name: string): number | undefined {
  const text = fields.get(name)
  return text && /^[-+]?\d+(?:\.\d*)?$/.test(text) ? Math.trunc(Number(text)) : undefined
}

/** How many milliseconds a `Date` reaches from 1970, either way (ECMAScript). */
const furthest = 8.64e15

/** A time in milliseconds since 1970; `undefined` where it is absent, null or no such time. */
export function timeField(fields: MetaFields, name: string): number | undefined {
  const time = integerField(fields, name)
  return time !== undefined && Math.abs(time) <= furthest ? time : undefined
}
