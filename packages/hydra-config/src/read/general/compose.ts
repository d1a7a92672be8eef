import { Composer, type Document, LineCounter } from 'yaml'
import { ConfigError } from '../../nodes/errors.ts'
import type { ConfigNode } from '../../nodes/node.ts'
import { NULL } from '../../nodes/node.ts'
import { readCharacters } from './characters.ts'
import { Constructor } from './constructor.ts'
import { readTokens, syntaxError } from './tokens.ts'

/**
 * The value of a YAML text as PyYAML composes and OmegaConf's loader constructs it, whatever its kind.
 * Slow and complete: it stands on the `yaml` package.
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
  let first: Document.Parsed | undefined
  for (const document of new Composer(OPTIONS).compose(readTokens(text, lines), false, text.length)) {
    const [error] = document.errors
    if (error) throw syntaxError(error.message, error.pos[0], lines)
    if (first) throw syntaxError('Expected a single document', document.range[0], lines)
    first = document as Document.Parsed
    checkVersion(first, lines)
  }
  return first
}

/** A version that is not 1.x is an error; the `yaml` package warns of all that it does not know. */
function checkVersion(document: Document.Parsed, lines: LineCounter): void {
  for (const { message, pos } of document.warnings) {
    if (/^Unsupported YAML version (?!1\.)/.test(message)) throw syntaxError(message, pos[0], lines)
  }
}
