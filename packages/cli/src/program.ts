import { suggest } from '@runsheaf/core/plugin'
import { Command, CommanderError } from 'commander'
import { commands } from './commands/index.ts'
import type { Context } from './context.ts'
import { explain } from './errors/explain.ts'
import { typedTexts } from './errors/typed-texts.ts'
import { UsageError } from './errors/usage-error.ts'
import { type ExitCode, exitCodes } from './exit-code.ts'
import { safeText } from './render/safe-text.ts'
import { version } from './version.ts'

const helpWidth = 100

/**
 * Carries a command line out.
 *
 * @param args what follows the program's name.
 * @returns the exit code.
 * @example
 * await run(['ls', 'mlruns', '--json'], processContext(process)) // 0
 */
export async function run(args: readonly string[], context: Context): Promise<ExitCode> {
  let code: ExitCode = exitCodes.ok
  const program = newProgram(context)
  let command = program
  try {
    const name = commandName(args)
    for (const [known, { summary, load }] of Object.entries(commands)) {
      const child = program.command(known).description(summary)
      if (known !== name) continue
      command = child
      ;(await load())(child, context, (ended) => {
        code = ended
      })
    }
    if (name === undefined && !args.some((arg) => arg.startsWith('-'))) program.outputHelp()
    else await program.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.ok
    const { message, lines, exitCode } = explain(usage(error), typedTexts(command), keysCommand(command))
    const text = [`runsheaf: ${message}`, ...lines.map((line) => `  ${line}`)]
    context.stderr.write(`${text.map(safeText).join('\n')}\n`)
    return exitCode
  }
}

function newProgram(context: Context): Command {
  return new Command('runsheaf')
    .description('Experiment runs in a terminal: list, filter, group and compare what MLflow and Hydra wrote.')
    .usage('COMMAND [STORE] [OPTIONS]')
    .version(version, '-V, --version', 'the version of runsheaf')
    .helpOption('-h, --help', 'this help')
    .exitOverride()
    .configureHelp({ helpWidth: Math.min(context.columns, helpWidth), sortOptions: false })
    .configureOutput({
      writeOut: (text) => void context.stdout.write(text),
      writeErr: () => {},
      getOutHasColors: () => false,
    })
}

/** The name of the command; a mistyped one is refused with the names that are like it. */
function commandName(args: readonly string[]): string | undefined {
  const name = args.find((arg) => !arg.startsWith('-'))
  if (name === undefined || name === 'help' || Object.hasOwn(commands, name)) return name
  const suggestions = suggest(name, Object.keys(commands))
  throw new UsageError(
    `there is no command ${name}`,
    suggestions.length > 0
      ? `did you mean ${suggestions.join(' or ')}?`
      : `the commands are ${Object.keys(commands).join(', ')}; runsheaf COMMAND --help says more`,
  )
}

/** What the argument parser refuses is a wrong use of the command line. */
function usage(error: unknown): unknown {
  if (!(error instanceof CommanderError)) return error
  const [message = '', ...advice] = error.message.replace(/^error: /, '').split('\n')
  return new UsageError(message, ...advice.map((line) => line.replace(/^\((.*)\)$/, '$1')))
}

function keysCommand(command: Command): string {
  const store = command.args[0]
  return store === undefined || command.name() === 'runsheaf' ? 'runsheaf keys' : `runsheaf keys ${store}`
}
