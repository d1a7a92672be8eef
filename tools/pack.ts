import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extract } from 'tar'
import { runNpm } from './bootstrap/npm.mjs'
import type { Project } from './workspace.ts'

/** A package as it would be published. */
export interface PackedPackage {
  project: Project
  /** Path of the `.tgz`. */
  tarball: string
  /** Folder with the unpacked contents. */
  contents: string
}

/** Packs built packages as npm would publish them, hands them over, and removes them afterwards. */
export async function withPacked<T>(
  packages: readonly Project[],
  work: (packed: PackedPackage[]) => Promise<T> | T,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'runsheaf-pack-'))
  try {
    const packed: PackedPackage[] = []
    for (const project of packages) packed.push(await pack(project, folder, packed.length))
    return await work(packed)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function pack(project: Project, folder: string, number: number): Promise<PackedPackage> {
  const { ok, stdout, output } = runNpm(['pack', '--json', '--pack-destination', folder], project.folder)
  if (!ok) throw new Error(`npm pack failed in ${project.folder}: ${output}`)
  const tarball = join(folder, tarballName(stdout))
  const contents = mkdtempSync(join(folder, `contents-${number}-`))
  await extract({ file: tarball, cwd: contents, strip: 1 })
  return { project, tarball, contents }
}

/** npm 11 answers with a list; newer ones with an object by package name. */
function tarballName(answer: string): string {
  const [packed] = Object.values(JSON.parse(answer)) as { filename: string }[]
  if (!packed) throw new Error(`npm pack named no file: ${answer}`)
  return packed.filename.replace(/^@/, '').replace('/', '-')
}

/** Reads the package.json of an unpacked package. */
export function packedManifest({ contents }: PackedPackage): Project['manifest'] {
  return JSON.parse(readFileSync(join(contents, 'package.json'), 'utf8'))
}
