import type { Command } from 'commander'
import { wrap } from '../render/wrap.ts'

const defaultWidth = 100

const notes = new WeakMap<Command, string>()
const examples = new WeakMap<Command, readonly string[]>()

/** Says more of a command, after its options: paragraphs, which are fitted to the width of the help. */
export function addNotes(command: Command, paragraphs: readonly string[]): Command {
  notes.set(command, paragraphs.join(' '))
  return command.addHelpText('after', () => {
    const { helpWidth = defaultWidth } = command.configureHelp()
    return `\n${paragraphs.flatMap((paragraph) => wrap(paragraph, helpWidth)).join('\n')}`
  })
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
