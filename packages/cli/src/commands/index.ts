import type { Command } from 'commander'
import type { Context } from '../context.ts'
import type { ExitCode } from '../exit-code.ts'

/** Declares a command's arguments and options, and what it does; `done` takes how it ended. */
export type CommandDefinition = (command: Command, context: Context, done: (code: ExitCode) => void) => void

/** A command: what it is for, and its module, which is loaded when the command is called. */
export interface CommandEntry {
  readonly summary: string
  readonly load: () => Promise<CommandDefinition>
}

/** Every command, in the order in which help shows them. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  ls: { summary: 'a table of runs', load: async () => (await import('./ls.ts')).ls },
  show: { summary: 'all of one run: config, metrics, tags', load: async () => (await import('./show.ts')).show },
  group: {
    summary: 'groups of runs, with means and their uncertainty',
    load: async () => (await import('./group.ts')).group,
  },
}
