import { parseKey, printKey } from '@runsheaf/core/verbs'

/**
 * A key as `runsheaf keys` prints it, be it typed with or without the backticks around its names.
 *
 * @example
 * printedKey('metrics.grad norm') // 'metrics.`grad norm`'
 */
export function printedKey(text: string): string {
  if (/^[\p{L}\p{N}_./:()[\]-]+$/u.test(text)) return text
  const { facet = 'cfg', path, reduce } = parseKey(text)
  return printKey({ facet, path, reduce })
}

/** A key without backticks. */
export const plainKey = (key: string): string => key.replaceAll('`', '')

/** Whether a text is a pattern for keys: `model.*`, `metrics.val/?`. */
export const isGlob = (text: string): boolean => /[*?]/.test(text)

/** A test for the keys that a pattern names; without `*` and `?` it is the key itself. Backticks do not count. */
export function keyTest(pattern: string): (key: string) => boolean {
  const source = plainKey(pattern)
    .replace(/[\\^$.+()[\]{}|/]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  const test = new RegExp(`^${source}$`, 'su')
  return (key) => test.test(plainKey(key))
}
