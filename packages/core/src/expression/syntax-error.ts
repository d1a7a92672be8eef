import { RunError } from '../contract/errors.ts'

/** An error that points into the expression with a caret. */
export function syntaxError(
  expression: string,
  { start, end }: { start: number; end: number },
  what: string,
): RunError {
  const caret = ' '.repeat(start) + '^'.repeat(Math.max(1, end - start))
  const line = expression.replace(/[\n\t\r]/g, ' ')
  return new RunError('FILTER_SYNTAX', `${what}.\n  ${line}\n  ${caret}`, {
    expression,
    position: start,
    end,
  })
}
