import type { Command } from 'commander'

const notes = new WeakMap<Command, string>()
const examples = new WeakMap<Command, readonly string[]>()

/** Says more of a command, after its options; lines of at most 100 characters. */
export function addNotes(command: Command, lines: readonly string[]): Command {
  notes.set(command, lines.join(' '))
  return command.addHelpText('after', `\n${lines.join('\n')}`)
}

/** Shows command lines to copy at the end of a command's help. */
export function addExamples(command: Command, lines: readonly string[]): Command {
  examples.set(command, lines)
  return command.addHelpText('after', `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`)
}

/** What was said of a command beside its arguments and options. */
export const notesOf = (command: Command): string | undefined => notes.get(command)

/** The examples of a command. */
export const examplesOf = (command: Command): readonly string[] => examples.get(command) ?? []
