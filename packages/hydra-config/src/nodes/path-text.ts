/**
 * The text of `pathlib.PosixPath(*parts)`: an absolute part starts anew, `//`, `.` and a trailing slash vanish.
 *
 * @example
 * joinPath(['/', 'data', 'x']) // '/data/x'
 */
export function joinPath(parts: readonly string[]): string {
  let joined = ''
  for (const part of parts) joined = part.startsWith('/') || joined === '' ? part : `${joined}/${part}`
  const root = /^\/\/(?!\/)/.test(joined) ? '//' : joined.startsWith('/') ? '/' : ''
  return root + namesOf(joined, '/').join('/') || '.'
}

/** The text of `pathlib.WindowsPath(*parts)`. */
export function joinWindowsPath(parts: readonly string[]): string {
  let joined = ''
  for (const part of parts) {
    const path = part.replaceAll('/', '\\')
    const startsAnew = /^(?:[A-Za-z]:|\\\\)/.test(path) || joined === ''
    joined = startsAnew ? path : path.startsWith('\\') ? drive(joined) + path : `${joined}${separator(joined)}${path}`
  }
  const root = /^(?:[A-Za-z]:)?\\{0,2}/.exec(joined)![0]
  return root + namesOf(joined.slice(root.length), '\\').join('\\') || '.'
}

const drive = (path: string): string => /^[A-Za-z]:/.exec(path)?.[0] ?? ''

const separator = (path: string): string => (/[\\:]$/.test(path) ? '' : '\\')

/** What `PosixPath.parts` gives: how OmegaConf writes a path. */
export function pathParts(path: string): string[] {
  const root = /^\/*/.exec(path)![0]
  return root ? [root, ...namesOf(path, '/')] : namesOf(path, '/')
}

const namesOf = (path: string, slash: string): string[] =>
  path.split(slash).filter((name) => name !== '' && name !== '.')
