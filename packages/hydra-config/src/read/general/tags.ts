const YAML = 'tag:yaml.org,2002:'

const NAMED_TAGS = [
  'str',
  'int',
  'float',
  'bool',
  'null',
  'binary',
  'timestamp',
  'merge',
  'value',
  'seq',
  'map',
  'set',
  'omap',
  'pairs',
] as const

/** The kinds of value that a tag may ask for. */
export type Tag = 'none' | (typeof NAMED_TAGS)[number] | 'path' | 'windows-path'

// Python 3.13 writes pathlib._local, which OmegaConf reads from 2.4 on
const PATH = /^python\/object\/apply:pathlib\.(?:_local\.)?(Path|PosixPath|WindowsPath)$/

/** What a node's tag asks for: undefined if OmegaConf's loader does not know it. The tag `!` is as good as none. */
export function readTag(tag: string | undefined): Tag | undefined {
  if (tag === undefined || tag === '!') return 'none'
  if (!tag.startsWith(YAML)) return undefined
  const name = tag.slice(YAML.length)
  const named = NAMED_TAGS.find((tag) => tag === name)
  if (named) return named
  const path = PATH.exec(name)
  return path ? (path[1] === 'WindowsPath' ? 'windows-path' : 'path') : undefined
}
