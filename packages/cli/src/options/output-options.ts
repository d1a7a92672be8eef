import { type Command, InvalidArgumentError, Option } from 'commander'
import { type Format, formatNames } from '../output/formats.ts'
import type { ColourChoice } from '../render/style.ts'

/** In which form the answer is written, and where. */
export interface FormatOptions {
  readonly format?: Format
  readonly json?: boolean
  readonly csv?: boolean
  readonly csvSafe?: boolean
  readonly output?: string
}

/** How the answer is written. */
export interface OutputOptions extends FormatOptions {
  readonly precision?: number
  readonly color?: ColourChoice
  readonly pager?: boolean
}

/**
 * Adds the options that say in which form the answer is written, and where.
 *
 * @param names the forms that there are.
 */
export function addFormatOptions(command: Command, names: readonly Format[], otherwise: string): Command {
  return command
    .addOption(new Option('--json', 'write JSON').conflicts(['csv', 'format']))
    .addOption(new Option('--csv', 'write comma-separated values').conflicts(['json', 'format']))
    .addOption(new Option('--format <format>', `the form; ${otherwise}`).choices(names))
    .option('-o, --output <file>', 'write to a file, in the form that its ending says; - is standard output')
    .option('--csv-safe', 'in csv and tsv, keep spreadsheets from running text as formulas')
}

/** Adds the options that say how the answer is written. */
export function addOutputOptions(command: Command): Command {
  return addFormatOptions(command, formatNames, 'on a terminal table, in a pipe tsv')
    .option('--precision <digits>', 'significant digits of measured numbers', digits)
    .addOption(new Option('--color <when>', 'colour').choices(['auto', 'always', 'never']).default('auto'))
    .option('--no-pager', 'do not show what is longer than the terminal in $PAGER')
}

function digits(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1 && value <= 17) return value
  throw new InvalidArgumentError('It must be a whole number from 1 to 17.')
}
