import type { CodeBlock } from './blocks.ts'

/** A TypeScript file made from the blocks of a document. */
export interface DocumentModule {
  file: string
  /** Every line of code stands on the line that it has in the document, so that messages point there. */
  text: string
  run: boolean
}

/**
 * The modules of a document. Its `ts` blocks are one module in their order, in which an import may be repeated; blocks
 * that begin with a comment such as `// sheaf.ts` are a file of that name, which the others can import; `ts alone` is a
 * module of its own; `ts no-run` too, and is compiled only.
 */
export function documentModules(blocks: readonly CodeBlock[]): DocumentModule[] {
  const typescript = blocks.filter(({ language }) => language === 'ts')
  const separate = Map.groupBy(typescript.filter(isSeparate), (block) => fileName(block) ?? `line-${block.line}.ts`)
  const modules = [...separate].map(([file, parts]) => separateModule(file, parts))
  const joined = typescript.filter((block) => !isSeparate(block))
  if (joined.length > 0) modules.push({ file: 'document.ts', text: joinBlocks(joined), run: true })
  return modules
}

function isSeparate(block: CodeBlock): boolean {
  return block.flags.length > 0 || fileName(block) !== undefined
}

function separateModule(file: string, blocks: readonly CodeBlock[]): DocumentModule {
  for (const { flags, line } of blocks) {
    const unknown = flags.filter((flag) => flag !== 'alone' && flag !== 'no-run')
    if (unknown.length > 0) throw new Error(`line ${line - 1}: a ts block is alone or no-run, not ${unknown.join(' ')}`)
  }
  return { file, text: joinBlocks(blocks), run: !blocks.some(({ flags }) => flags.includes('no-run')) }
}

function fileName({ code }: CodeBlock): string | undefined {
  return /^\/\/ ([\w.-]+\.ts)\b/.exec(code)?.[1]
}

function joinBlocks(blocks: readonly CodeBlock[]): string {
  const lines: string[] = []
  const imports = new Set<string>()
  for (const { code, line } of blocks) {
    while (lines.length < line - 1) lines.push('')
    for (const text of code.split('\n')) {
      const repeated = /^import .* from /.test(text) && imports.has(text)
      if (!repeated) imports.add(text)
      lines.push(repeated ? '' : text)
    }
  }
  return `${lines.join('\n')}\nexport {}\n`
}
