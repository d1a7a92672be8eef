/** Whether a text is a pattern for keys: `model.*`, `metrics.val/?`. */
export const isGlob = (text: string): boolean => /[*?]/.test(text)

/** A test for the keys that a pattern names; without `*` and `?` it is the key itself. */
export function keyTest(pattern: string): (key: string) => boolean {
  const source = pattern
    .replace(/[\\^$.+()[\]{}|/]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  const test = new RegExp(`^${source}$`, 'su')
  return (key) => test.test(key)
}
