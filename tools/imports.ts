/** An import in a source text. */
export interface Import {
  specifier: string
  /** Written with `import(…)`, as a value or in a type. */
  dynamic: boolean
  /** Of types alone, so that nothing is loaded. */
  isType: boolean
}

const comments = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm
const statements = /^[ \t]*(?:import|export)\b(?<clause>[^'"`;=]*?\bfrom)?\s*(['"])(?<specifier>[^'"\n]+)\2/gm
const calls = /\bimport\s*\(\s*(['"`])(?<specifier>[^'"`\n]+)\1/g

/** Every import of a module, type imports and re-exports included, in the order of the text within each form. */
export function importsOf(source: string): Import[] {
  const text = source.replace(comments, '')
  const found = (pattern: RegExp, dynamic: boolean) =>
    Array.from(text.matchAll(pattern), ({ groups }): Import => {
      return { specifier: groups!.specifier!, dynamic, isType: !dynamic && isTypeClause(groups!.clause) }
    })
  return [...found(statements, false), ...found(calls, true)]
}

/** Whether what stands between `import` and `from` names types alone. */
function isTypeClause(clause = ''): boolean {
  if (/^\s+type\b/.test(clause)) return true
  const [, names] = /^\s*\{([^}]*)\}/.exec(clause) ?? []
  return (names ?? 'value').split(',').every((name) => name.trim() === '' || /^\s*type\s/.test(name))
}

/** The package that a specifier names: `@a/b/c` → `@a/b`. */
export function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}
