import { type Command, InvalidArgumentError, Option } from 'commander'
import type { ColourChoice } from '../render/style.ts'

/** The forms in which tables are written. */
export const formats = ['table', 'tsv', 'csv', 'json'] as const

export type Format = (typeof formats)[number]

/** How the answer is written. */
export interface OutputOptions {
  readonly format?: Format
  readonly json?: boolean
  readonly csv?: boolean
  readonly precision?: number
  readonly color: ColourChoice
  readonly pager: boolean
}

/** Adds the options that say how the answer is written. */
export function addOutputOptions(command: Command): Command {
  return command
    .addOption(new Option('--json', 'write JSON').conflicts(['csv', 'format']))
    .addOption(new Option('--csv', 'write comma-separated values').conflicts(['json', 'format']))
    .addOption(
      new Option('--format <format>', 'table (usual on a terminal), tsv (usual in a pipe), csv or json').choices(
        formats,
      ),
    )
    .option('--precision <digits>', 'significant digits of measured numbers', digits)
    .addOption(new Option('--color <when>', 'colour').choices(['auto', 'always', 'never']).default('auto'))
    .option('--no-pager', 'do not show what is longer than the terminal in $PAGER')
}

function digits(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1 && value <= 17) return value
  throw new InvalidArgumentError('It must be a whole number from 1 to 17.')
}
