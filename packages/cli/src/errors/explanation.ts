import type { ExitCode } from '../exit-code.ts'

/** An error as a reader sees it: what happened, then lines that show where and say what to do. */
export interface Explanation {
  readonly message: string
  /** What was typed, with carets under what is meant. */
  readonly excerpt?: readonly string[]
  readonly lines: readonly string[]
  readonly exitCode: ExitCode
}

/** A text that the user typed, and the option (or argument) it was given to. */
export interface TypedText {
  readonly label: string
  readonly text: string
}
