import type { Argument, Command, Option } from 'commander'

/** What has been typed of a command: the values of its arguments and options, and the option whose value comes next. */
export interface TypedCommand {
  readonly command: Command
  readonly values: readonly string[]
  readonly options: ReadonlyMap<string, readonly string[]>
  readonly awaited: Option | undefined
}

/** Reads the words after a command's name, without complaint of those that are wrong. */
export function typedCommand(command: Command, words: readonly string[]): TypedCommand {
  const values: string[] = []
  const options = new Map<string, string[]>()
  let awaited: Option | undefined
  const take = (option: Option, value: string) => {
    const name = option.attributeName()
    options.set(name, [...(options.get(name) ?? []), value])
  }
  for (const word of words) {
    const [, name = word, value] = /^(--[^=]+)=(.*)$/s.exec(word) ?? []
    const option = command.options.find(({ long, short }) => name === long || name === short)
    if (awaited) {
      take(awaited, word)
      awaited = undefined
    } else if (option && value !== undefined) take(option, value)
    else if (option) awaited = option.required ? option : undefined
    else if (!word.startsWith('-')) values.push(word)
  }
  return { command, values, options, awaited }
}

/** The value of an argument that has been typed. */
export function argumentValue({ command, values }: TypedCommand, name: string): string | undefined {
  return values[command.registeredArguments.findIndex((argument: Argument) => argument.name() === name)]
}
