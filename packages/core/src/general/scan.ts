/**
 * A function that splits a text into parts. At each position the first of the patterns counts that fits, so the last one
 * should fit any character.
 *
 * @param flags of the patterns, without `g`.
 * @example
 * const scan = scanner({ number: /\d+/, other: /./ }, 's')
 * scan('42!') // [{ kind: 'number', text: '42', start: 0 }, { kind: 'other', text: '!', start: 2 }]
 */
export function scanner<K extends string>(patterns: Readonly<Record<K, RegExp>>, flags: string) {
  const kinds = Object.keys(patterns) as K[]
  const any = new RegExp(kinds.map((kind) => `(?<${kind}>${patterns[kind].source})`).join('|'), `g${flags}`)
  return (text: string) =>
    Array.from(text.matchAll(any), ({ 0: found, index, groups }) => {
      const kind = kinds.find((kind) => groups![kind] !== undefined)!
      return { kind, text: found, start: index }
    })
}
