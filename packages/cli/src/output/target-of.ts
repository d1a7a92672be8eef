import { lstatSync, readlinkSync, type Stats } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { UsageError } from '../errors/usage-error.ts'
import { realPath } from '../query/real-path.ts'
import { cannotWrite } from './cannot-write.ts'

/** As many links in a row as Linux follows. */
const mostLinks = 40

/** Where the system keeps addresses of streams and devices, as in `/dev/stdout` and `/dev/fd/63`. */
const streams = /^\/(dev\/(std(in|out|err)|fd\/.*)|proc\/.*)$/

/** The file that is written where a path is named, and what is there so far. */
export interface Target {
  /** Without symbolic links, whether or not there is a file. */
  readonly path: string
  readonly stats: Stats | undefined
}

/**
 * The file that a path leads to, by whatever links, also by one that leads to nothing so far.
 *
 * @throws UsageError for what is not a regular file: folders, pipes, devices.
 */
export function targetOf(named: string): Target {
  let path = named
  for (let links = 0; links <= mostLinks; links++) {
    path = join(realPath(dirname(path)), basename(path))
    if (streams.test(path)) throw notRegular(named)
    const stats = statsOf(path, named)
    if (!stats?.isSymbolicLink()) {
      if (stats?.isDirectory()) throw new UsageError(`cannot write ${named}: it is a folder`)
      if (stats && !stats.isFile()) throw notRegular(named)
      return { path, stats }
    }
    path = resolve(dirname(path), readlinkSync(path))
  }
  throw cannotWrite(named, { code: 'ELOOP' })
}

function statsOf(path: string, named: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch (error) {
    throw cannotWrite(named, error)
  }
}

const notRegular = (named: string) =>
  new UsageError(`cannot write ${named}: it is not a regular file`, 'write to standard output: -o -')
