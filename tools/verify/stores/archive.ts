import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { extract } from 'tar'
import { parseExact } from './exact.ts'
import type { ExpectedArchive, ExpectedStore } from './expected.ts'

const ending = '.tar.gz'

/** A store of an archive, unpacked. */
export interface UnpackedStore {
  /** The archive's name, followed by the folder where it holds several stores: `moved/run-only`. */
  name: string
  folder: string
  expected: ExpectedStore
}

/** The archives at a path: itself, or every one in the folder. */
export function archivesAt(path: string): string[] {
  const found = statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path]
  const archives = found.filter((file) => file.endsWith(ending)).sort()
  if (archives.length === 0) throw new Error(`${path} is no ${ending}, and no folder with one`)
  return archives
}

/** The name of an archive without folder and ending. */
export function archiveName(archive: string): string {
  return basename(archive, ending)
}

/** Unpacks an archive, hands its stores over one after the other, and removes them afterwards. */
export async function withStores<T>(archive: string, work: (store: UnpackedStore) => Promise<T>): Promise<T[]> {
  const name = archiveName(archive)
  const beside = archive.slice(0, -ending.length).concat('.expected.json')
  if (!existsSync(beside)) throw new Error(`${beside} is missing: it says what ${archive} holds`)
  const expected = parseExact(readFileSync(beside, 'utf8')) as ExpectedArchive
  const folder = mkdtempSync(join(tmpdir(), 'runsheaf-verify-'))
  try {
    await extract({ file: archive, cwd: folder })
    const stores =
      'stores' in expected
        ? Object.entries(expected.stores).map(([at, of]) => ({
            name: `${name}/${at}`,
            folder: join(folder, at),
            expected: of,
          }))
        : [{ name, folder, expected }]
    const results: T[] = []
    for (const store of stores) results.push(await work(store))
    return results
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
