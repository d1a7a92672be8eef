/** A step of the demo: its code is printed, then run, then what it gives is printed. */
export interface Step {
  title: string
  code: () => unknown
}

/** The body of a function from the function's source, `String(fn)`, as a user would write it. */
export function codeOf(source: string): string {
  const lines = source.replace(/^\(\) =>\s*/, '').split('\n')
  const [, blanks = '', isChained] = /^( *)(\.?)/.exec(lines.at(-1) as string) ?? []
  const indent = Math.max(0, blanks.length - (isChained ? 2 : 0))
  return lines.map((line, i) => (i === 0 ? line : line.slice(indent))).join('\n')
}
