import type { Diagnostic } from '@runsheaf/core/plugin'

type About = Pick<Diagnostic, 'runId' | 'key' | 'cause'>

/** What is odd about something that is used all the same. */
export function warningAt(path: string, code: string, message: string, about?: About): Diagnostic {
  return { severity: 'warning', code, message, path, ...about }
}

/** Why something has no value, or is left out. */
export function errorAt(path: string, code: string, message: string, about?: About): Diagnostic {
  return { severity: 'error', code, message, path, ...about }
}
