import { Command } from 'commander'
import { commands } from '../commands/index.ts'
import type { Context } from '../context.ts'
import { beginning, type Candidate } from './candidate.ts'
import { typedCommand } from './typed-command.ts'
import { valueCandidates } from './value-candidates.ts'

/**
 * What the last of some words may become: a command, an option of the command before it, or a value: a key, an experiment, a
 * run … of the store that is meant. No code of a project is run: of a config file only JSON is read.
 *
 * @param words what follows the program's name; the last may be empty.
 */
export async function complete(words: readonly string[], world: Context): Promise<Candidate[]> {
  const context = { ...world, stderrIsTTY: false, inert: true }
  const before = words.slice(0, -1)
  const word = words.at(-1) ?? ''
  const name = before.find((one) => !one.startsWith('-'))
  if (name === undefined || name === 'help')
    return beginning(word, name ? commandNames : [...commandNames, ...programOptions])
  if (!Object.hasOwn(commands, name)) return []
  const command = new Command(name)
  const define = await commands[name]!.load()
  define(command, context, () => {})
  const typed = typedCommand(command, before.slice(before.indexOf(name) + 1))
  const [, assigned] = /^(--[^=]+=)/.exec(word) ?? []
  const option = assigned && command.options.find(({ long }) => `${long}=` === assigned)
  if (option) {
    const values = await valueCandidates(option, word.slice(assigned.length), typed, context)
    return values.map(({ text, about }) => ({ text: assigned + text, about }))
  }
  if (typed.awaited) return valueCandidates(typed.awaited, word, typed, context)
  if (word.startsWith('-')) return beginning(word, optionsOf(command))
  const argument = command.registeredArguments[typed.values.length] ?? command.registeredArguments.at(-1)
  const isOver = typed.values.length >= command.registeredArguments.length && !argument?.variadic
  return argument && !isOver ? valueCandidates(argument, word, typed, context) : []
}

const commandNames: readonly Candidate[] = Object.entries(commands).map(([text, { summary }]) => {
  return { text, about: summary }
})

const programOptions: readonly Candidate[] = [
  { text: '--help', about: 'this help' },
  { text: '--version', about: 'the version of runsheaf' },
]

function optionsOf(command: Command): Candidate[] {
  const own = command.options.flatMap(({ long, description }) => (long ? [{ text: long, about: description }] : []))
  return [...own, programOptions[0]!]
}
