/** Something that a check found wrong. */
export interface Problem {
  /** A file, a package or a command. */
  where: string
  what: string
}

/** A rule of this repository that a program can decide. */
export interface Check {
  name: string
  /** One line: what holds when it passes. */
  about: string
  /** Finds every breach in a checkout; an empty list when there is none. */
  run(root: string): Promise<Problem[]> | Problem[]
}
