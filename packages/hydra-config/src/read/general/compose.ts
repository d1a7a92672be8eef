import { Composer, type Document, LineCounter } from 'yaml'
import { ConfigError } from '../../nodes/errors.ts'
import { type ConfigNode, NULL } from '../../nodes/node.ts'
import { readCharacters } from './characters.ts'
import { Constructor } from './constructor.ts'
import { errorAt, readTokens } from './tokens.ts'

/**
 * The value of a YAML text as PyYAML composes and OmegaConf's loader constructs it, whatever its kind.
 * Slow and complete: it uses the `yaml` package.
 */
export function compose(text: string): ConfigNode {
  const lines = new LineCounter()
  try {
    const characters = readCharacters(text)
    const document = onlyDocument(characters, lines)
    return document?.contents ? new Constructor(lines).root(document.contents) : NULL
  } catch (error) {
    if (error instanceof RangeError)
      throw new ConfigError('TOO_LARGE', 'The YAML is nested too deeply', { cause: error })
    throw error
  }
}

const OPTIONS = {
  schema: 'failsafe',
  uniqueKeys: false,
  merge: false,
  resolveKnownTags: false,
  keepSourceTokens: true,
  logLevel: 'silent',
} as const

function onlyDocument(text: string, lines: LineCounter): Document.Parsed | undefined {
  const syntaxError = (offset: number, message: string) => errorAt(lines, offset, 'YAML_SYNTAX', message)
  let first: Document.Parsed | undefined
  for (const document of new Composer(OPTIONS).compose(readTokens(text, lines), false, text.length)) {
    const [error] = document.errors
    if (error) throw syntaxError(error.pos[0], error.message)
    if (first) throw syntaxError(document.range[0], 'Expected a single document')
    first = document as Document.Parsed
    // the `yaml` package warns of every version that it does not know, PyYAML refuses those that are not 1.x
    const version = document.warnings.find(({ message }) => /^Unsupported YAML version (?!1\.)/.test(message))
    if (version) throw syntaxError(version.pos[0], version.message)
  }
  return first
}
