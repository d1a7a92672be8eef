import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exitMeanings } from '../../packages/cli/src/exit-code.ts'
import { commandPages, declaredCommands, sharedOptionTable } from './command-pages.ts'

/** The page about the command line. */
export const cliDocumentPath = (root: string): string => join(root, 'docs', 'cli.md')

/** The page as it should be: what stands between marks, such as `<!-- commands -->`, is made anew from the declarations. */
export async function cliDocument(root: string): Promise<string> {
  const declared = await declaredCommands()
  const parts: Readonly<Record<string, string>> = {
    commands: commandPages(declared),
    options: sharedOptionTable(declared),
    'exit codes': exitTable(),
  }
  return Object.entries(parts).reduce(
    (text, [name, part]) => replacePart(text, name, part),
    readFileSync(cliDocumentPath(root), 'utf8'),
  )
}

function exitTable(): string {
  const rows = Object.entries(exitMeanings).map(([code, meaning]) => `| ${code} | ${meaning} |`)
  return ['| exit code | means |', '|---|---|', ...rows].join('\n')
}

/** The text with another part between the marks of a name. */
export function replacePart(text: string, name: string, part: string): string {
  const [before, rest] = text.split(`<!-- ${name} -->\n`)
  const [, after] = rest?.split(`<!-- end of ${name} -->`) ?? []
  if (after === undefined) throw new Error(`docs/cli.md has no marks for ${name}`)
  return `${before}<!-- ${name} -->\n\n${part}\n\n<!-- end of ${name} -->${after}`
}
