import { type Command, CommanderError } from 'commander'
import type { Context } from '../context.ts'
import type { ExitCode } from '../exit-code.ts'
import { examplesOf } from '../options/help-texts.ts'
import { safeText } from '../render/safe-text.ts'
import { wrap } from '../render/wrap.ts'
import { explain } from './explain.ts'
import { typedTexts } from './typed-texts.ts'
import { UsageError } from './usage-error.ts'

const indent = '  '

/** Says on stderr what went wrong in a command, and with which exit code it ends. */
export function printError(error: unknown, command: Command, { stderr, stderrIsTTY, columns }: Context): ExitCode {
  const {
    message,
    excerpt = [],
    lines,
    exitCode,
  } = explain(usage(error, command), typedTexts(command), keysCommand(command))
  const fitted = (text: string, width: number) => (stderrIsTTY ? wrap(safeText(text), width) : [safeText(text)])
  const below = [...excerpt.map(safeText), ...lines.flatMap((line) => fitted(line, columns - indent.length))]
  const text = [...fitted(`runsheaf: ${message}`, columns), ...below.map((line) => indent + line)]
  stderr.write(`${text.join('\n')}\n`)
  return exitCode
}

/** What the argument parser refuses is a wrong use of the command line. */
function usage(error: unknown, command: Command): unknown {
  if (!(error instanceof CommanderError)) return error
  const [message = '', ...lines] = error.message.replace(/^error: /, '').split('\n')
  const [example] = examplesOf(command)
  const advice = example && error.code === 'commander.missingArgument' ? [`as in: ${example}`] : []
  return new UsageError(message, ...lines.map((line) => line.replace(/^\((.*)\)$/, '$1')), ...advice)
}

function keysCommand(command: Command): string {
  const argument = command.args[command.registeredArguments.findIndex((one) => one.name() === 'store')]
  const store: string | undefined = argument ?? command.opts().store
  return store === undefined || store.startsWith('@') ? 'runsheaf keys' : `runsheaf keys ${store}`
}
