/** A word of a command line: what it means, and how it was typed. */
export interface ShellWord {
  readonly text: string
  readonly typed: string
  /** The quote that it ends inside of. */
  readonly open: '' | "'" | '"'
}

/**
 * The words of a line of bash up to where it ends, of which the last may be unfinished, or empty.
 *
 * @example
 * shellWords("ls --where 'seed = 1") // … the last is { text: 'seed = 1', typed: "'seed = 1", open: "'" }
 */
export function shellWords(line: string): ShellWord[] {
  const words: ShellWord[] = []
  let text = ''
  let typed = ''
  let open: ShellWord['open'] = ''
  for (let i = 0; i < line.length; i++) {
    const char = line[i]!
    if (open === '' && /\s/.test(char)) {
      if (typed !== '') words.push({ text, typed, open })
      text = typed = ''
      continue
    }
    typed += char
    if (char === '\\' && open !== "'" && i + 1 < line.length) typed += text += line[++i]!
    else if (char === open) open = ''
    else if (open === '' && (char === "'" || char === '"')) open = char
    else text += char
  }
  return [...words, { text, typed, open }]
}

/** A text as it is typed after a quote, or without one. */
export function quoted(text: string, open: ShellWord['open']): string {
  if (open === "'") return text.replaceAll("'", "'\\''")
  if (open === '"') return text.replace(/[\\"$`]/g, '\\$&')
  return text.replace(/[^\w@%+=:,./~^-]/g, '\\$&')
}
