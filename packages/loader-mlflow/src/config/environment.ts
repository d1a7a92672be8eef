import { RunError } from '@runsheaf/core/plugin'
import { ConfigError } from '@runsheaf/hydra-config'

/** Environment variables, for `${oc.env:NAME}` in configs. */
export type Env = Readonly<Record<string, string | undefined>>

/** Which environment variables configs may see. */
export interface Environment {
  readonly variables: Env
  /** Whether a variable is kept from configs, whatever its value. */
  withholds(variable: string): boolean
}

/**
 * An object is the environment, as OmegaConf has one; names are those of the variables that configs may see of this
 * process.
 *
 * @throws RunError ARGUMENT_INVALID where it is neither.
 */
export function environmentOf(option: readonly string[] | Env = []): Environment {
  if (!isList(option)) {
    if (typeof option === 'object' && option !== null) return { variables: option, withholds: () => false }
    throw new RunError(
      'ARGUMENT_INVALID',
      `The option env of mlflow() takes a list of names, such as ['HOME'], or an object.`,
    )
  }
  const names = new Set(option)
  const variables = Object.fromEntries(option.map((name) => [name, process.env[name]]))
  return { variables, withholds: (variable) => !names.has(variable) }
}

/** An environment, or names of variables, and further names. */
export function withNames(option: readonly string[] | Env = [], names: readonly string[]): readonly string[] | Env {
  if (isList(option)) return [...option, ...names]
  return { ...option, ...Object.fromEntries(names.map((name) => [name, process.env[name]])) }
}

const isList = (option: readonly string[] | Env): option is readonly string[] => Array.isArray(option)

/** A value that asks for an environment variable that is kept from it. */
export class WithheldError extends ConfigError {
  readonly variable: string

  constructor(variable: string, fullKey: string) {
    const message = `The environment variable '${variable}' is not given to configs: ${howToAllow(variable)}`
    super('INTERPOLATION_RESOLUTION', message, { fullKey })
    this.variable = variable
  }
}

/** How a variable is given to configs. */
export const howToAllow = (variable: string) =>
  `allow it by --env ${variable} or mlflow({ env: [${JSON.stringify(variable)}] })`
