import type { CodeBlock } from './blocks.ts'

/** A command that a document tells the reader to type. */
export interface DocumentCommand {
  text: string
  line: number
  /** What the document says that it prints; absent where it says nothing. */
  output?: string
}

/** Commands of this workspace and of the command line; of the former, those that would start this check again stay out. */
const executed = /^(npm run (demo|examples|runsheaf)\b|(npx )?runsheaf\b)/

/** The commands of a document's `sh` and `console` blocks that can be carried out. */
export function documentCommands(blocks: readonly CodeBlock[]): DocumentCommand[] {
  const typed = blocks.flatMap((block) => {
    if (block.language === 'sh' || block.language === 'bash') return plainCommands(block)
    return block.language === 'console' ? consoleCommands(block) : []
  })
  return typed.filter(({ text }) => executed.test(text))
}

/** Every line is a command; a backslash at its end joins the next one. */
function plainCommands({ code, line }: CodeBlock): DocumentCommand[] {
  const commands: DocumentCommand[] = []
  let open: DocumentCommand | undefined
  for (const [i, text] of code.split('\n').entries()) {
    const command: DocumentCommand = open ?? { text: '', line: line + i }
    command.text += text.replace(/\\$/, '')
    open = text.endsWith('\\') ? command : undefined
    if (!open) commands.push({ ...command, text: command.text.trim() })
  }
  return commands.filter(({ text }) => text && !text.startsWith('#'))
}

/** Lines that begin with `$ ` are commands, what follows is what they print. */
function consoleCommands({ code, line }: CodeBlock): DocumentCommand[] {
  const commands: DocumentCommand[] = []
  for (const [i, text] of code.split('\n').entries()) {
    const last = commands.at(-1)
    if (text.startsWith('$ ')) commands.push({ text: text.slice(2).trim(), line: line + i })
    else if (last) last.output = last.output === undefined ? text : `${last.output}\n${text}`
  }
  return commands
}

/**
 * Whether what a command printed is what the document shows. Ends of lines and of the whole may differ in blanks; a line
 * `…` in the document stands for any number of lines.
 */
export function isOutput(shown: string, printed: string): boolean {
  const pattern = tidy(shown)
    .map((line) => (line.trim() === '…' ? '(?:.*\n)*?' : `${escaped(line)}\n`))
    .join('')
  return new RegExp(`^${pattern}$`).test(`${tidy(printed).join('\n')}\n`)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function tidy(text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd())
}
