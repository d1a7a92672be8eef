const YAML = 'tag:yaml.org,2002:'

/** The kinds of value that a tag may ask for; undefined for tags that OmegaConf's loader does not know. */
export type Tag =
  | 'none'
  | 'str'
  | 'int'
  | 'float'
  | 'bool'
  | 'null'
  | 'binary'
  | 'timestamp'
  | 'merge'
  | 'value'
  | 'seq'
  | 'map'
  | 'set'
  | 'omap'
  | 'pairs'
  | 'path'
  | 'windows-path'

const PLAIN_TAGS: ReadonlySet<string> = new Set<Tag>([
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
])

// Python 3.13 writes pathlib._local, which OmegaConf reads from 2.4 on
const PATH = /^python\/object\/apply:pathlib\.(?:_local\.)?(Path|PosixPath|WindowsPath)$/

/** What a node's tag asks for. The tag `!` is as good as none. */
export function readTag(tag: string | undefined): Tag | undefined {
  if (tag === undefined || tag === '!') return 'none'
  if (!tag.startsWith(YAML)) return undefined
  const name = tag.slice(YAML.length)
  if (PLAIN_TAGS.has(name)) return name as Tag
  const path = PATH.exec(name)
  return path ? (path[1] === 'WindowsPath' ? 'windows-path' : 'path') : undefined
}
