import { RunError } from '../errors.ts'

/** The error for a value that a question about its key cannot be asked of. @example throw typeError('seed', 'x', 'number') */
export function typeError(key: string, value: unknown, wanted: string): RunError {
  const shown = value instanceof Date ? 'a time' : typeof value === 'bigint' ? String(value) : JSON.stringify(value)
  return new RunError('COLUMN_TYPE', `${key} holds ${shown ?? String(value)}, which is no ${wanted}.`, { key, value })
}
