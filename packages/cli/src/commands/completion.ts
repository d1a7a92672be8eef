import { Argument } from 'commander'
import { complete } from '../completion/complete.ts'
import { forBash } from '../completion/for-bash.ts'
import { type Shell, scripts, shells } from '../completion/scripts.ts'
import { shellWords } from '../completion/shell-words.ts'
import type { Context } from '../context.ts'
import { exitCodes } from '../exit-code.ts'
import { addExamples, addNotes } from '../options/help-texts.ts'
import { safeText } from '../render/safe-text.ts'
import type { CommandDefinition } from './command-definition.ts'

const notes = [
  'Completed are commands, options, and what is in the store: experiments, keys, values, runs, metrics.',
  'No code of a project runs for it: of a config file, only one in JSON is read.',
  'In ~/.bashrc: source <(runsheaf completion bash). In ~/.zshrc, after compinit: the same for zsh.',
  'In ~/.config/fish/config.fish: runsheaf completion fish | source.',
]

const examples = ['runsheaf completion bash', 'runsheaf completion zsh', 'runsheaf completion fish']

/** `runsheaf completion`: what a shell needs to complete commands; with the words of one, what the last may become. */
export const completion: CommandDefinition = (command, context, done) => {
  const declared = command
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .argument('[words...]', 'after --: what has been typed; the script of the shell asks so')
  addExamples(addNotes(declared, notes), examples)
  command.action(async (shell: Shell, words: readonly string[]) => {
    const lines = words.length === 0 ? [scripts[shell].trimEnd()] : await answers(shell, words, context)
    context.stdout.write(lines.map((line) => `${line}\n`).join(''))
    done(exitCodes.ok)
  })
}

/** One line for each completion; nothing where there is none, or no store. */
async function answers(shell: Shell, words: readonly string[], context: Context): Promise<string[]> {
  try {
    if (shell !== 'bash') {
      const typed = words.map((word) => (shell === 'fish' ? word.replace(/^['"]/, '') : word))
      return (await complete(typed, context)).map(
        ({ text, about }) => safeText(text) + (about ? `\t${safeText(about)}` : ''),
      )
    }
    const [ownWord = '', line = ''] = words
    const typed = shellWords(line).slice(1)
    const candidates = await complete(
      typed.map(({ text }) => text),
      context,
    )
    return forBash(candidates, typed.at(-1)!, ownWord).map(safeText)
  } catch {
    return []
  }
}
