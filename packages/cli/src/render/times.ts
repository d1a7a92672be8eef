/** A time in the reader's own zone, to the minute. @example localTime(date) // '2025-11-03 10:21' */
export function localTime(date: Date): string {
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}

/** Seconds as a reader says them. @example durationText(79) // '1m19s' */
export function durationText(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return String(seconds)
  if (seconds < 1) return `${Math.round(seconds * 1000)}ms`
  if (seconds < 59.95) return `${seconds.toFixed(1)}s`
  const whole = Math.round(seconds)
  if (whole < 3600) return `${Math.floor(whole / 60)}m${two(whole % 60)}s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 1440) return `${Math.floor(minutes / 60)}h${two(minutes % 60)}m`
  const hours = Math.round(seconds / 3600)
  return `${Math.floor(hours / 24)}d${two(hours % 24)}h`
}

const two = (value: number) => String(value).padStart(2, '0')
