import { type latexParser as ast, latexParser } from 'latex-utensils'

/** What commands stand for in text. */
const commands: Readonly<Record<string, string>> = {
  textbackslash: '\\',
  textasciicircum: '^',
  textasciitilde: '~',
  textasciigrave: '`',
  textless: '<',
  textgreater: '>',
  textbar: '|',
  pm: '±',
  times: '×',
}

/** The cells of the `tabular` of a LaTeX document, row by row, the head first, as they would be printed. */
export function readLatex(text: string): string[][] {
  const table = latexParser.parse(text).content.find((node) => latexParser.isEnvironment(node))
  const rows: string[][] = [['']]
  const add = (nodes: readonly ast.Node[]) => {
    for (const node of nodes) {
      const row = rows.at(-1)!
      if (latexParser.isLinebreak(node)) rows.push([''])
      else if (latexParser.isAlignmentTab(node)) row.push('')
      else if (latexParser.isCommand(node) && node.name.endsWith('rule')) add(node.args)
      else row[row.length - 1] += textOf(node)
    }
  }
  add(table?.content ?? [])
  return rows.slice(0, -1).map((row) => row.map((cell) => cell.trim().replace('×10^', 'e')))
}

function textOf(node: ast.Node): string {
  if (latexParser.isTextString(node) || latexParser.isMathCharacter(node)) return node.content
  if (latexParser.isSpace(node) || latexParser.isSoftbreak(node)) return ' '
  if (latexParser.isOptionalArg(node)) return `[${node.content.map(textOf).join('')}]`
  if (!latexParser.isCommand(node))
    return 'content' in node && Array.isArray(node.content) ? node.content.map(textOf).join('') : ''
  const [first = '', ...others] = node.args.map(textOf)
  if (node.name === 'symbol') return String.fromCharCode(Number(first)) + others.join('')
  const inner = first + others.join('')
  if (node.name === 'textbf') return inner
  if (node.name === 'textsuperscript') return `^${inner}`
  return (commands[node.name] ?? node.name) + inner
}
