/** Spans by which times are grouped. Weeks begin on Monday. */
export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

/** How long units are that are always as long, in milliseconds. */
export const milliseconds = { second: 1e3, minute: 60e3, hour: 3600e3, day: 86_400e3, week: 604_800e3 } as const

/** From 1970-01-01, a Thursday, back to Monday. */
const backToMonday = 3 * milliseconds.day

/** The time in UTC at which the unit that holds a time begins. @example startOf('month', new Date('2026-05-17')) */
export function startOf(unit: TimeUnit, time: Date): Date {
  switch (unit) {
    case 'year':
      return new Date(Date.UTC(time.getUTCFullYear(), 0))
    case 'month':
      return new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth()))
    case 'week':
      return startOfSpan(time, milliseconds.week, backToMonday)
    case 'day':
    case 'hour':
    case 'minute':
      return startOfSpan(time, milliseconds[unit])
  }
}

/** The start of the span of equal length that holds a time; `offset` milliseconds before 1970 one starts. */
function startOfSpan(time: Date, length: number, offset = 0): Date {
  return new Date(Math.floor((time.getTime() + offset) / length) * length - offset)
}
