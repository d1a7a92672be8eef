import { type Command, Option } from 'commander'
import { frameNames } from '../config/frame-names.ts'

/** Through which data frames a table goes. */
export interface FrameOption {
  readonly frame?: (typeof frameNames)[number]
}

/** Adds the option that chooses a frame backend. */
export function addFrameOption(command: Command): Command {
  return command.addOption(
    new Option(
      '--frame <backend>',
      'the data frames that the table goes through; by default that of the config file',
    ).choices(frameNames),
  )
}
