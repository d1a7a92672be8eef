import { ConfigError } from '../../nodes/errors.ts'

// PyYAML's Reader.NON_PRINTABLE
const FORBIDDEN = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/**
 * The text as PyYAML's scanner sees it: one kind of line break, no byte order mark.
 *
 * @throws ConfigError YAML_SYNTAX for characters that YAML 1.1 does not allow
 */
export function readCharacters(text: string): string {
  const lines = text.replace(/^\ufeff/, '').replace(/\r\n?|\x85/g, '\n')
  const at = lines.search(FORBIDDEN)
  if (at < 0) return lines
  const before = lines.slice(0, at).split('\n')
  const code = lines.codePointAt(at)!.toString(16).padStart(4, '0')
  throw new ConfigError('YAML_SYNTAX', `The character U+${code} is not allowed in YAML`, {
    line: before.length,
    column: before.at(-1)!.length + 1,
  })
}
