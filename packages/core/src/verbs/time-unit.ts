/** Spans by which times are grouped. Weeks begin on Monday. */
export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

const milliseconds = { minute: 6e4, hour: 36e5, day: 864e5, week: 6048e5 } as const

/** Days from 1970-01-01, a Thursday, back to Monday. */
const monday = 3 * milliseconds.day

/** The time in UTC at which the unit that holds a time begins. @example startOf('month', new Date('2026-05-17')) */
export function startOf(unit: TimeUnit, time: Date): Date {
  if (unit === 'year') return new Date(Date.UTC(time.getUTCFullYear(), 0))
  if (unit === 'month') return new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth()))
  const offset = unit === 'week' ? monday : 0
  const span = milliseconds[unit]
  return new Date(Math.floor((time.getTime() + offset) / span) * span - offset)
}
