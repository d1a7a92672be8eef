import { commands } from '../../packages/cli/src/commands/index.ts'
import { examplesOf, notesOf } from '../../packages/cli/src/options/help-texts.ts'
import { newProgram } from '../../packages/cli/src/program.ts'

type Command = ReturnType<typeof newProgram>

const nowhere = { write: () => {} }

/** What commands are declared with: nothing is run, and nothing is written. */
const context = { env: {}, stdout: nowhere, stderr: nowhere, cwd: '.', columns: 100, isTTY: false, stderrIsTTY: false }

/** An argument or an option, as help shows it. */
interface Term {
  readonly term: string
  readonly about: string
}

/** The declarations of every command, in the order in which help shows them. */
export function declaredCommands(): Promise<Command[]> {
  return Promise.all(
    Object.entries(commands).map(async ([name, { summary, load }]) => {
      const command = newProgram(context).command(name).description(summary)
      const define = await load()
      define(command, context, () => {})
      return command
    }),
  )
}

/** Every command in Markdown: what it is for, how it is called, its own options, and examples. */
export function commandPages(declared: readonly Command[]): string {
  const shared = sharedOptions(declared)
  return declared.map((command) => commandPage(command, shared)).join('\n\n')
}

/** The options that many commands have, in Markdown. */
export function sharedOptionTable(declared: readonly Command[]): string {
  return termTable(sharedOptions(declared))
}

/** Options that at least a third of the commands have, alike. */
function sharedOptions(declared: readonly Command[]): Term[] {
  const all = declared.flatMap(optionsOf)
  const counts = Map.groupBy(all, lineOf)
  return [...counts.values()].flatMap(([term, ...others]) => (others.length + 1 >= declared.length / 3 ? [term!] : []))
}

function commandPage(command: Command, shared: readonly Term[]): string {
  const help = command.createHelp()
  const own = [
    ...help.visibleArguments(command).map((argument) => ({
      term: help.argumentTerm(argument),
      about: help.argumentDescription(argument),
    })),
    ...optionsOf(command).filter((option) => !isListed(shared, option)),
  ]
  const common = optionsOf(command).filter((option) => isListed(shared, option))
  const notes = notesOf(command)
  const examples = examplesOf(command)
  return [
    `### ${command.name()}`,
    `${sentence(command.description())} \`${help.commandUsage(command)}\``,
    ...(own.length > 0 ? [termTable(own)] : []),
    ...(common.length > 0 ? [`Also ${common.map(({ term }) => `\`${term.split(/[ ,]+/)[0]}\``).join(' ')}.`] : []),
    ...(notes === undefined ? [] : [notes]),
    ...(examples.length > 0 ? [`\`\`\`sh\n${examples.join('\n')}\n\`\`\``] : []),
  ].join('\n\n')
}

function optionsOf(command: Command): Term[] {
  const help = command.createHelp()
  return help
    .visibleOptions(command)
    .filter(({ long }) => long !== '--help')
    .map((option) => ({ term: help.optionTerm(option), about: help.optionDescription(option) }))
}

const lineOf = ({ term, about }: Term) => `| \`${term.replaceAll('|', '\\|')}\` | ${about.replaceAll('|', '\\|')} |`

const isListed = (terms: readonly Term[], term: Term) => terms.some((other) => lineOf(other) === lineOf(term))

const termTable = (terms: readonly Term[]) => ['| | |', '|---|---|', ...terms.map(lineOf)].join('\n')

const sentence = (text: string) => `${text[0]!.toUpperCase()}${text.slice(1)}.`
