import type { Command } from 'commander'
import type { TypedText } from './explanation.ts'

/** The texts that were given to a command's options, as they were typed. */
export function typedTexts(command: Command): TypedText[] {
  return command.options.flatMap(({ long, attributeName }, i) => {
    const value: unknown = command.opts()[attributeName.call(command.options[i])]
    const values = Array.isArray(value) ? value : [value]
    return values.flatMap((text) => (typeof text === 'string' ? [{ label: long ?? '', text }] : []))
  })
}
