import { fullKey } from '../nodes/cursor.ts'
import { ConfigError } from '../nodes/errors.ts'
import { str } from '../nodes/node.ts'
import { literalValue } from '../nodes/value.ts'
import { checkArity, textArgument } from './arguments.ts'
import type { BuiltInResolver } from './call-resolver.ts'

/** `${now:%Y-%m-%d}`: when the run started, by Python's `strftime` in local time. */
export const nowResolver: BuiltInResolver = ({ name, args, cursor, evaluation }) => {
  const { startTime } = evaluation.options
  if (!startTime) {
    const message = `\${now:…} needs the time at which the run started: give it in 'startTime'`
    throw new ConfigError('UNSUPPORTED_INTERPOLATION', message, { fullKey: fullKey(cursor) })
  }
  checkArity(name, args, 0, 1)
  return literalValue(str(formatTime(startTime, args[0] ? textArgument(name, args[0]) : '%Y-%m-%d')))
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

const two = (value: number): string => String(value).padStart(2, '0')

const FORMATS: Readonly<Record<string, (time: Date) => string>> = {
  Y: (time) => String(time.getFullYear()),
  y: (time) => two(time.getFullYear() % 100),
  m: (time) => two(time.getMonth() + 1),
  d: (time) => two(time.getDate()),
  H: (time) => two(time.getHours()),
  I: (time) => two(time.getHours() % 12 || 12),
  M: (time) => two(time.getMinutes()),
  S: (time) => two(time.getSeconds()),
  f: (time) => `${String(time.getMilliseconds()).padStart(3, '0')}000`,
  p: (time) => (time.getHours() < 12 ? 'AM' : 'PM'),
  j: (time) => String(dayOfYear(time)).padStart(3, '0'),
  a: (time) => DAYS[time.getDay()]!.slice(0, 3),
  A: (time) => DAYS[time.getDay()]!,
  b: (time) => MONTHS[time.getMonth()]!.slice(0, 3),
  B: (time) => MONTHS[time.getMonth()]!,
  F: (time) => formatTime(time, '%Y-%m-%d'),
  T: (time) => formatTime(time, '%H:%M:%S'),
  s: (time) => String(Math.floor(time.getTime() / 1000)),
  '%': () => '%',
}

function formatTime(time: Date, format: string): string {
  return format.replace(/%(.)/gs, (whole, directive) => FORMATS[directive]?.(time) ?? whole)
}

function dayOfYear(time: Date): number {
  const midnight = Date.UTC(time.getFullYear(), time.getMonth(), time.getDate())
  return (midnight - Date.UTC(time.getFullYear(), 0, 1)) / 86_400_000 + 1
}
