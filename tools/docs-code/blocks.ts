/** A fenced block of code in a Markdown document. */
export interface CodeBlock {
  /** First word after the fence: `ts`, `sh`, `console` … */
  language: string
  /** The words after it: `no-run`, `alone`. */
  flags: readonly string[]
  code: string
  /** The document's line (from 1) on which the code begins. */
  line: number
}

/** The fenced blocks of a document, in order. An indented fence (in a list) gives its code without the indent. */
export function codeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = []
  const lines = markdown.split(/\r?\n/)
  for (let i = 0; i < lines.length; i++) {
    const [, indent = '', fence, info = ''] = /^(\s*)(`{3,})\s*([^`]*)$/.exec(lines[i] as string) ?? []
    if (!fence) continue
    const first = i + 1
    const end = lines.findIndex((line, at) => at >= first && line.trim() === fence)
    if (end < 0) throw new Error(`the code block of line ${i + 1} has no end`)
    const [language = '', ...flags] = info.trim().split(/\s+/)
    const code = lines
      .slice(first, end)
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trim()))
    blocks.push({ language, flags, code: code.join('\n'), line: first + 1 })
    i = end
  }
  return blocks
}
