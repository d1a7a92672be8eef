import { RunError } from '../contract/errors.ts'

/** The error for a value that a question about its key cannot be asked of. @example throw typeError('seed', 'x', 'number') */
export function typeError(key: string, value: unknown, wanted: string): RunError {
  const text = value instanceof Date ? 'a time' : typeof value === 'bigint' ? String(value) : JSON.stringify(value)
  const article = /^[aeiou]/.test(wanted) ? 'an' : 'a'
  return new RunError('COLUMN_TYPE', `${key} holds ${text ?? String(value)}, which is not ${article} ${wanted}.`, {
    key,
    value,
  })
}
