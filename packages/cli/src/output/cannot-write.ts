import { UsageError } from '../errors/usage-error.ts'

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder is not there',
  ENOTDIR: 'its folder is not there',
  EACCES: 'that is not permitted',
  EPERM: 'that is not permitted',
  EROFS: 'its folder is read-only',
  EBUSY: 'it is in use',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'it would be too large',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead round in a circle',
}

/** That a file cannot be written is a wrong use of the command line. */
export function cannotWrite(named: string, error: unknown): UsageError {
  const { code = '', message } = error as NodeJS.ErrnoException
  return new UsageError(`cannot write ${named}: ${reasons[code] ?? message}`)
}
