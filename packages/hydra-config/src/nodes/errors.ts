/**
 * What went wrong, as a closed list. Each code mirrors one exception class of OmegaConf or PyYAML:
 *
 * | code | raised in Python as |
 * |---|---|
 * | `YAML_SYNTAX` | yaml ScannerError, ParserError, ComposerError, ReaderError |
 * | `YAML_VALUE` | yaml ConstructorError (unknown tag, misused merge key, value its tag cannot hold) |
 * | `DUPLICATE_KEY` | yaml ConstructorError "found duplicate key" |
 * | `UNSUPPORTED_VALUE` | UnsupportedValueType (dates, sets) |
 * | `KEY_VALIDATION` | KeyValidationError (a null key) |
 * | `NOT_A_CONFIG` | OSError "Invalid loaded object type" (a lone number or boolean) |
 * | `TOO_LARGE` | RecursionError, and expansion limits of OmegaConf 2.4 |
 * | `GRAMMAR` | GrammarParseError |
 * | `INTERPOLATION_KEY` | InterpolationKeyError |
 * | `INTERPOLATION_TO_MISSING` | InterpolationToMissingValueError |
 * | `INTERPOLATION_RESOLUTION` | InterpolationResolutionError |
 * | `UNSUPPORTED_INTERPOLATION` | UnsupportedInterpolationType |
 * | `MISSING_VALUE` | MissingMandatoryValue |
 * | `CONFIG_KEY` | ConfigKeyError |
 * | `CONFIG_TYPE` | ConfigTypeError |
 * | `CONFIG_INDEX` | ConfigIndexError |
 */
export type ConfigErrorCode =
  | 'YAML_SYNTAX'
  | 'YAML_VALUE'
  | 'DUPLICATE_KEY'
  | 'UNSUPPORTED_VALUE'
  | 'KEY_VALIDATION'
  | 'NOT_A_CONFIG'
  | 'TOO_LARGE'
  | 'GRAMMAR'
  | 'INTERPOLATION_KEY'
  | 'INTERPOLATION_TO_MISSING'
  | 'INTERPOLATION_RESOLUTION'
  | 'UNSUPPORTED_INTERPOLATION'
  | 'MISSING_VALUE'
  | 'CONFIG_KEY'
  | 'CONFIG_TYPE'
  | 'CONFIG_INDEX'

/** Where an error is: in the file (1-based), in the config, or both. */
interface ErrorLocation {
  readonly line?: number | undefined
  readonly column?: number | undefined
  readonly fullKey?: string | undefined
  readonly cause?: unknown
}

const brand = Symbol.for('@runsheaf/hydra-config/ConfigError')

/**
 * The one error of this package.
 *
 * `code` says what happened (see {@link ConfigErrorCode}); `fullKey` names the key in the config, spelled as
 * OmegaConf spells it (`model.layers[2].units`); `line` and `column` (1-based) the position in the file.
 *
 * @example
 * try {
 *   parseConfig('a: 1\na: 2\n')
 * } catch (error) {
 *   if (isConfigError(error)) console.log(error.code, error.line) // DUPLICATE_KEY 2
 * }
 */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly code: ConfigErrorCode
  /** The message without the location. */
  readonly reason: string
  readonly fullKey: string | undefined
  readonly line: number | undefined
  readonly column: number | undefined

  constructor(code: ConfigErrorCode, message: string, location: ErrorLocation = {}) {
    super(describe(message, location), location.cause === undefined ? undefined : { cause: location.cause })
    this.code = code
    this.reason = message
    this.fullKey = location.fullKey
    this.line = location.line
    this.column = location.column
    Object.defineProperty(this, brand, { value: true })
  }
}

/**
 * Whether `error` is a {@link ConfigError}, from this copy of the package or another one, and, if `code` is given, of that code.
 *
 * @example
 * isConfigError(error, 'INTERPOLATION_KEY')
 */
export function isConfigError(error: unknown, code?: ConfigErrorCode): error is ConfigError {
  if (!(error instanceof Error && brand in error)) return false
  return code === undefined || (error as Error as ConfigError).code === code
}

const INTERPOLATION_CODES: ReadonlySet<ConfigErrorCode> = new Set([
  'INTERPOLATION_KEY',
  'INTERPOLATION_TO_MISSING',
  'INTERPOLATION_RESOLUTION',
  'UNSUPPORTED_INTERPOLATION',
] as const)

/** Whether `error` says that an interpolation is broken. */
export const isInterpolationError = (error: unknown): error is ConfigError =>
  isConfigError(error) && INTERPOLATION_CODES.has(error.code)

function describe(message: string, { line, column, fullKey }: ErrorLocation): string {
  const where = [
    line === undefined ? '' : `line ${line}, column ${column}`,
    fullKey ? `full key: ${fullKey}` : '',
  ].filter(Boolean)
  return where.length ? `${message} (${where.join('; ')})` : message
}
