/** How a command ended. Documented, and stable. */
export const exitCodes = {
  ok: 0,
  nothing: 1,
  usage: 2,
  store: 3,
  internal: 70,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** What each exit code says. */
export const exitMeanings: Readonly<Record<ExitCode, string>> = {
  0: 'done',
  1: 'nothing was found, or faults were, where that was the question',
  2: 'wrong use, such as an unknown option, key or experiment',
  3: 'there is no store, or it cannot be read',
  70: 'a fault in runsheaf itself',
}
