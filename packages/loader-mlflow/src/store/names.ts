import { child } from '../files/child.ts'
import { describeError, isAbsence } from '../files/content.ts'
import type { Entry, FileSystem } from '../files/file-system.ts'
import { folderUnreadable, linkBroken } from '../listing/faults.ts'
import { listSorted } from '../listing/folders.ts'
import type { DiagnosticLog } from './diagnostic-log.ts'

/** What editors, file managers and network disks leave behind; none of it is a metric, param or tag. */
const strays = /^\.DS_Store$|^\._|^Thumbs\.db$|^desktop\.ini$|~$|^\.#|^\.nfs|^\..*\.sw[a-z]$/

/** Whether a file of this name (`val/acc`) lies below the folder that names are looked for in, and not elsewhere. */
export function isSafeName(name: string): boolean {
  return !name.includes('\0') && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

/**
 * The names of the files below a folder, sorted by code unit, nested ones with `/`: one listing, and one for each folder
 * in it. Linked folders are not entered, as in MLflow. No folder, no names.
 */
export function namesBelow(files: FileSystem, folder: string, log: DiagnosticLog): string[] {
  const names: string[] = []
  collect(files, folder, '', names, log)
  return names
}

function collect(files: FileSystem, folder: string, prefix: string, names: string[], log: DiagnosticLog): void {
  for (const { name, kind, link } of entriesOf(files, folder, log)) {
    const path = child(folder, name)
    if (kind === 'broken') log.add(linkBroken(path))
    else if (kind === 'folder' && !link) collect(files, path, `${prefix}${name}/`, names, log)
    else if (kind === 'file' && strays.test(name)) log.add(strayFile(path))
    else if (kind === 'file') names.push(prefix + name)
  }
}

function entriesOf(files: FileSystem, folder: string, log: DiagnosticLog): readonly Entry[] {
  try {
    return listSorted(files, folder)
  } catch (error) {
    if (!isAbsence(error)) log.add(folderUnreadable(folder, describeError(error)))
    return []
  }
}

function strayFile(path: string) {
  return {
    severity: 'warning',
    code: 'FILE_STRAY',
    message: `${path} is left out: it is no metric, param or tag, but left by another program. Remove it.`,
    path,
  } as const
}
