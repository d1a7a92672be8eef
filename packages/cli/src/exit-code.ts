/** How a command ended. Documented, and stable. */
export const exitCodes = {
  ok: 0,
  /** Nothing was found, or faults were, where that was the question. */
  nothing: 1,
  /** The command line says something that cannot be done: an unknown option, key, experiment … */
  usage: 2,
  /** There is no store, or it cannot be read. */
  store: 3,
  /** A fault in Runsheaf itself. */
  internal: 70,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
