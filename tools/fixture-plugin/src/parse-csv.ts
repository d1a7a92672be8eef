const cell = /"((?:[^"]|"")*)"|([^",\r\n]*)/y

/** The records of a CSV text, by the names of its first line. A cell that is empty and not quoted is `undefined`. */
export function parseCsv(text: string): Record<string, string | undefined>[] {
  const lines: (string | undefined)[][] = []
  let line: (string | undefined)[] = []
  for (let at = 0; at < text.length; at++) {
    cell.lastIndex = at
    const [whole = '', quoted, plain] = cell.exec(text) ?? []
    line.push(quoted?.replaceAll('""', '"') ?? (plain || undefined))
    at += whole.length
    if (text[at] === ',') continue
    if (text[at] === '\r') at++
    lines.push(line)
    line = []
  }
  const [names = [], ...records] = lines
  return records.map((values) => Object.fromEntries(names.map((name, i) => [name ?? '', values[i]])))
}
