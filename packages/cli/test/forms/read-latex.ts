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

/** The rules of booktabs, which the parser would give what follows as arguments. */
const rules = /^\\(top|mid|bottom)rule$/gm

/** The cells of the `tabular` of a LaTeX document, row by row, the head first, as they would be printed. */
export function readLatex(text: string): string[][] {
  const table = latexParser.parse(text.replace(rules, '')).content.find((node) => latexParser.isEnvironment(node))
  const rows: string[][] = [['']]
  for (const node of table?.content ?? []) {
    const row = rows.at(-1)!
    if (latexParser.isLinebreak(node)) rows.push([''])
    else if (latexParser.isAlignmentTab(node)) row.push('')
    else row[row.length - 1] += textOf(node)
  }
  return rows.slice(0, -1).map((row) => row.map((cell) => cell.trim().replace('×10^', 'e')))
}

function textOf(node: ast.Node): string {
  if (latexParser.isTextString(node) || latexParser.isMathCharacter(node)) return node.content
  if (latexParser.isSpace(node) || latexParser.isSoftbreak(node)) return ' '
  if (latexParser.isCommand(node)) return commandText(node.name, node.args.map(textOf).join(''))
  return 'content' in node && Array.isArray(node.content) ? node.content.map(textOf).join('') : ''
}

function commandText(name: string, argument: string): string {
  if (name === 'symbol') return String.fromCharCode(Number(argument))
  if (name === 'textbf') return argument
  if (name === 'textsuperscript') return `^${argument}`
  return (commands[name] ?? name) + argument
}
