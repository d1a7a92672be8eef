const nameParts = /\*|\?|\[(!?)([^\]]+)\]|[\s\S]/gu
const pathParts = /\*\*\/|\*\*|\*|\?|\[(!?)([^\]]+)\]|[\s\S]/gu

/**
 * Whether names match a glob: `*` is any run of characters, `?` one, `[abc]` and `[!abc]` one of some; case-sensitive.
 *
 * @param options.folders `*` and `?` stay within a folder of a name with `/`, and `**` crosses folders.
 * @example
 * globTest('**' + '/*.csv', { folders: true })('reports/final/history.csv') // true
 */
export function globTest(glob: string, { folders = false } = {}): (name: string) => boolean {
  const any = folders ? '[^/]' : '.'
  const not = folders ? '^/' : '^'
  const source = glob.replace(folders ? pathParts : nameParts, (part, negated?: string, set?: string) => {
    if (part === '**/') return '(?:.*/)?'
    if (part === '**') return '.*'
    if (part === '*') return `${any}*`
    if (part === '?') return any
    if (set !== undefined) return `[${negated ? not : ''}${set.replace(/[\\[\]^]/g, '\\$&')}]`
    return part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  })
  const pattern = new RegExp(`^${source}$`, 'su')
  return (name) => pattern.test(name)
}
