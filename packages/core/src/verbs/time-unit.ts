/** Spans by which times are grouped. Weeks begin on Monday. */
export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

/** How long units are that are always as long, in milliseconds, by their first letter. */
export const milliseconds: Readonly<Record<string, number>> = { s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 }

/** Milliseconds from 1970-01-01, a Thursday, back to Monday. */
const monday = 3 * 864e5

/** The time in UTC at which the unit that holds a time begins. @example startOf('month', new Date('2026-05-17')) */
export function startOf(unit: TimeUnit, time: Date): Date {
  if (unit === 'year' || unit === 'month')
    return new Date(Date.UTC(time.getUTCFullYear(), unit === 'month' ? time.getUTCMonth() : 0))
  const offset = unit === 'week' ? monday : 0
  const span = milliseconds[unit[0]!]!
  return new Date(Math.floor((time.getTime() + offset) / span) * span - offset)
}
