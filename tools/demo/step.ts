/** A step of the demo: its code is printed, then run, then what it gives is printed. */
export interface Step {
  title: string
  code: () => unknown
}

/** A step's code as a user would write it: the body of its function. */
export function codeOf({ code }: Step): string {
  const lines = String(code)
    .replace(/^\(\) =>\s*/, '')
    .split('\n')
  const indents = lines.slice(1).map((line) => /^ */.exec(line)?.[0].length ?? 0)
  const indent = Math.max(0, Math.min(...indents) - 2)
  return lines.map((line, i) => (i === 0 ? line : line.slice(indent))).join('\n')
}
