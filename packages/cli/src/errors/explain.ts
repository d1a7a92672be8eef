import { isRunError, type RunError, type RunErrorCode } from '@runsheaf/core/plugin'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import { caretLines, rangeOfKey } from './caret.ts'
import type { Explanation, TypedText } from './explanation.ts'
import { isUsageError } from './usage-error.ts'

const codes: Readonly<Partial<Record<RunErrorCode, ExitCode>>> = {
  STORE_NOT_FOUND: exitCodes.store,
  STORE_UNREADABLE: exitCodes.store,
  PLUGIN_FAILED: exitCodes.store,
  NOT_READ: exitCodes.store,
  RUN_NOT_FOUND: exitCodes.nothing,
  ARTIFACT_NOT_FOUND: exitCodes.nothing,
  FAULT: exitCodes.nothing,
}

/**
 * Says what an error means for the one who typed the command.
 *
 * @param typed what they typed, so that it can be shown.
 * @param keysCommand what lists all keys, as in `runsheaf keys mlruns`.
 */
export function explain(error: unknown, typed: readonly TypedText[], keysCommand: string): Explanation {
  if (isUsageError(error)) return { message: error.message, lines: error.advice, exitCode: exitCodes.usage }
  if (!isRunError(error)) return internalFault(error)
  const exitCode = codes[error.code] ?? exitCodes.usage
  if (error.code === 'KEY_UNKNOWN') return { ...unknownKey(error, typed, keysCommand), exitCode }
  if (error.code === 'FILTER_SYNTAX') return { ...syntaxFault(error, typed), exitCode }
  return { ...sentences(error.message.replace(/\blifecycle '(\w+)'/g, '--lifecycle $1')), exitCode }
}

function unknownKey(error: RunError, typed: readonly TypedText[], keysCommand: string): Omit<Explanation, 'exitCode'> {
  const key = String(error.details.key)
  const suggestions = (error.details.suggestions ?? []) as readonly string[]
  const range = typed.flatMap((one) => rangeOfKey(one, key))[0]
  const { known } = error.details
  const all = `(${keysCommand} lists all${known === undefined ? ' keys' : ` ${String(known)}`})`
  const advice = suggestions.length > 0 ? `did you mean ${suggestions.join(' or ')}?   ${all}` : all
  const hint = error.details.hint ? [lowerFirst(String(error.details.hint).replace(/\.$/, ''))] : []
  return { message: `no run has the key ${key}`, excerpt: range ? caretLines(range) : [], lines: [...hint, advice] }
}

function syntaxFault(error: RunError, typed: readonly TypedText[]): Omit<Explanation, 'exitCode'> {
  const { expression, position, end } = error.details as { expression: string; position: number; end: number }
  const label = typed.find(({ text }) => text === expression)?.label ?? ''
  const [what = error.message] = error.message.split('\n')
  return {
    message: lowerFirst(what.replace(/\.$/, '')),
    excerpt: caretLines({ label, text: expression, start: position, end: Math.max(end, position + 1) }),
    lines: [],
  }
}

/** The first sentence is what happened; the others say what to do. */
function sentences(message: string): Omit<Explanation, 'exitCode'> {
  const [first = '', ...rest] = message.split(/(?<=[.?]) (?=[A-Z])/)
  return { message: lowerFirst(first.replace(/\.$/, '')), lines: rest.length > 0 ? [rest.join(' ')] : [] }
}

function lowerFirst(text: string): string {
  return /^[A-Z]([a-z]| )/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text
}

function internalFault(error: unknown): Explanation {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return {
    message: 'this is a fault in runsheaf itself; please report it with what follows',
    lines: trace.split('\n'),
    exitCode: exitCodes.internal,
  }
}
