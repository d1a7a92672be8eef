/** Control characters, marks that turn the direction of text, line separators, and halves of surrogate pairs. */
const unsafe =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu

/** Printable ASCII: nearly every text, and soon told. */
const plain = /^[ -~]*$/

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\x1b': '\\e' }

/**
 * Text from the data made fit for a terminal: what could move the cursor, colour, hide or reorder other text is spelled
 * out.
 *
 * @example
 * safeText('a\x1b[31mb\n') // 'a\\e[31mb\\n'
 */
export function safeText(text: string): string {
  return plain.test(text) ? text : text.replace(unsafe, escaped)
}

/** As {@link safeText}, for texts of several lines. */
export function safeLines(text: string): string {
  return text.split('\n').map(safeText).join('\n')
}

function escaped(char: string): string {
  const code = char.charCodeAt(0)
  return named[char] ?? (code < 256 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`)
}

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0')
