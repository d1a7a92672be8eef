/** An import in a source text. */
export interface Import {
  specifier: string
  /** Written with `import(…)`, as a value or in a type. */
  dynamic: boolean
}

const comments = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm
const statements = /^[ \t]*(?:import|export)\b(?:[^'"`;=]*?\bfrom)?\s*(['"])([^'"\n]+)\1/gm
const calls = /\bimport\s*\(\s*(['"`])([^'"`\n]+)\1/g

/** Every import of a module, type imports and re-exports included, in the order of the text within each form. */
export function importsOf(source: string): Import[] {
  const text = source.replace(comments, '')
  const specifiers = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[2] as string)
  return [
    ...specifiers(statements).map((specifier) => ({ specifier, dynamic: false })),
    ...specifiers(calls).map((specifier) => ({ specifier, dynamic: true })),
  ]
}

/** The package that a specifier names: `@a/b/c` → `@a/b`. */
export function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}
