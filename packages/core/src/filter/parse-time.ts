const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?(Z|[-+]\d\d:?\d\d)?$/i

/**
 * A date, or date and time, as ISO 8601 writes it, in milliseconds since 1970; without a zone it is UTC. `undefined`
 * for any other text.
 *
 * @example
 * parseTime('2026-01-01') // 1767225600000
 */
export function parseTime(text: string): number | undefined {
  const [, date, time = '00:00', zone = 'Z'] = iso.exec(text.trim()) ?? []
  const parsed = Date.parse(`${date}T${time}${zone}`)
  return Number.isNaN(parsed) ? undefined : parsed
}
