import { Command, CommanderError } from 'commander'
import { commands } from './commands/index.ts'
import type { Context } from './context.ts'
import { type ExitCode, exitCodes, exitMeanings } from './exit-code.ts'
import { version } from './version.ts'

const helpWidth = 100

const exitLines = Object.entries(exitMeanings).map(([code, meaning]) => `  ${code.padEnd(4)}${meaning}`)

/**
 * Carries a command line out. Only the module of the command that is called is loaded, and that of errors if there is one.
 *
 * @param args what follows the program's name.
 * @returns the exit code.
 * @example
 * await run(['ls', 'mlruns', '--json'], processContext(process)) // 0
 */
export async function run(args: readonly string[], context: Context): Promise<ExitCode> {
  let code: ExitCode = exitCodes.ok
  const program = newProgram(context)
  const asked = args[0] === 'help' && args[1] !== undefined ? [args[1], '--help'] : [...args]
  let called = program
  const closing: (() => Promise<void>)[] = []
  try {
    const name = await commandName(asked)
    for (const [known, { summary, load }] of Object.entries(commands)) {
      const command = program.command(known).description(summary)
      if (known !== name) continue
      called = command
      const define = await load()
      const onEnd = (close: () => Promise<void>) => void closing.push(close)
      define(command, { ...context, onEnd }, (ended) => {
        code = ended
      })
    }
    if (args.length === 0) program.outputHelp()
    else await program.parseAsync(asked, { from: 'user' })
    for (const close of closing.splice(0)) await close()
    return code
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.ok
    const { printError } = await import('./errors/print-error.ts')
    return printError(error, called, context)
  } finally {
    await Promise.allSettled(closing.map((close) => close()))
  }
}

/** The program without its commands. */
export function newProgram(context: Context): Command {
  return new Command('runsheaf')
    .description('Experiment runs in a terminal: list, filter, group and compare what MLflow and Hydra wrote.')
    .usage('COMMAND [STORE] [OPTIONS]')
    .version(version, '-V, --version', 'the version of runsheaf')
    .helpOption('-h, --help', 'this help')
    .addHelpText('after', `\nExit codes:\n${exitLines.join('\n')}`)
    .exitOverride()
    .configureHelp({ helpWidth: Math.min(context.columns, helpWidth), minWidthToWrap: 20, sortOptions: false })
    .configureOutput({
      writeOut: (text) => void context.stdout.write(text),
      writeErr: () => {},
      getOutHasColors: () => false,
    })
}

/** The name of the command, if one is named and known. */
async function commandName(args: readonly string[]): Promise<string | undefined> {
  const name = args.find((arg) => !arg.startsWith('-'))
  if (name === undefined || name === 'help' || Object.hasOwn(commands, name)) return name
  const { unknownCommand } = await import('./errors/unknown-command.ts')
  throw unknownCommand(name, Object.keys(commands))
}
