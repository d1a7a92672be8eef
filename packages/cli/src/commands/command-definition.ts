import type { Command } from 'commander'
import type { Context } from '../context.ts'
import type { ExitCode } from '../exit-code.ts'

/** Declares a command's arguments and options, and what it does; `done` takes how it ended. */
export type CommandDefinition = (command: Command, context: Context, done: (code: ExitCode) => void) => void
