/** The command line asks for something that cannot be done. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  /** What to do, one line each. */
  readonly advice: readonly string[]

  constructor(message: string, ...advice: readonly string[]) {
    super(message)
    this.advice = advice
  }
}

export const isUsageError = (error: unknown): error is UsageError => error instanceof UsageError
