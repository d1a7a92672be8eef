const parts = /\*\*\/|\*\*|\*|\?|\[(!?)([^\]]+)\]|[\s\S]/gu

/**
 * Whether names with `/` match a glob: `*` and `?` stay within a folder, `**` crosses folders, `[abc]` and `[!abc]` are
 * one of some characters.
 *
 * @example
 * globTest('**' + '/*.csv')('reports/final/history.csv') // true
 */
export function globTest(glob: string): (name: string) => boolean {
  const source = glob.replace(parts, (part, negated: string | undefined, set: string | undefined) => {
    if (part === '**/') return '(?:.*/)?'
    if (part === '**') return '.*'
    if (part === '*') return '[^/]*'
    if (part === '?') return '[^/]'
    if (set !== undefined) return `[${negated ? '^/' : ''}${set.replace(/[\\[\]^]/g, '\\$&')}]`
    return part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  })
  const pattern = new RegExp(`^${source}$`, 'su')
  return (name) => pattern.test(name)
}
