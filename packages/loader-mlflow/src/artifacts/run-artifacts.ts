import { join, sep } from 'node:path'
import { type ArtifactSource, type Columns, globTest, RunError, suggest } from '@runsheaf/core/plugin'
import { leadsOut } from '../files/bounds.ts'
import { child } from '../files/child.ts'
import { describeError, isAbsence, readBytes } from '../files/content.ts'
import type { FileSystem } from '../files/file-system.ts'
import { listOrNothing } from '../listing/folders.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import { artifactFolders } from './artifact-folders.ts'

/**
 * The files in a run's artifact folder, and nothing outside it: `..`, absolute names and links that lead out are refused
 * with ARTIFACT_REFUSED. Reading is lazy; nothing is kept.
 */
export class RunArtifacts implements ArtifactSource {
  readonly #files: FileSystem
  readonly #run: ListedRun
  readonly #onRead: (path: string, bytes: Buffer) => void

  /** @param onRead is told what was read. */
  constructor(files: FileSystem, run: ListedRun, onRead: (path: string, bytes: Buffer) => void) {
    this.#files = files
    this.#run = run
    this.#onRead = onRead
  }

  list(glob?: string): readonly string[] {
    const folder = this.#folder()
    if (folder === undefined) return []
    const names: string[] = []
    this.#collect(folder, '', names)
    return (glob === undefined ? names : names.filter(globTest(glob, { folders: true }))).sort()
  }

  path(name?: string): string | undefined {
    return name === undefined ? this.#folder() : this.#fileOf(name)
  }

  async bytes(name: string): Promise<Uint8Array> {
    return this.#read(name)
  }

  async text(name: string): Promise<string> {
    return this.#read(name).toString('utf8')
  }

  async json(name: string): Promise<unknown> {
    return this.#parsed(name, 'JSON', JSON.parse)
  }

  async csv(name: string): Promise<Columns> {
    const { csvColumns } = await import('./csv-columns.ts')
    return this.#parsed(name, 'CSV', csvColumns)
  }

  #parsed<T>(name: string, form: string, parse: (text: string) => T): T {
    const text = this.#read(name).toString('utf8')
    try {
      return parse(text)
    } catch (cause) {
      const message = `The artifact ${name} of run ${this.#run.id} is not ${form}: ${describeError(cause)}`
      throw new RunError('VALUE_UNREADABLE', message, { artifact: name, runId: this.#run.id, cause })
    }
  }

  /** The first of the possible folders that is there and not empty, or else is there. */
  #folder(): string | undefined {
    const there = artifactFolders(this.#run).filter((folder) => this.#files.status(folder)?.kind === 'folder')
    return there.length > 1
      ? (there.find((folder) => listOrNothing(this.#files, folder).length > 0) ?? there[0])
      : there[0]
  }

  /** Linked folders are not entered: what lies inside the artifact folder is found by its own name. */
  #collect(folder: string, prefix: string, names: string[]): void {
    for (const { name, kind, link } of listOrNothing(this.#files, folder)) {
      const path = child(folder, name)
      if (kind === 'folder' && !link) this.#collect(path, `${prefix}${name}/`, names)
      else if (kind === 'file' && (!link || this.#staysInside(path))) names.push(prefix + name)
    }
  }

  #read(name: string): Buffer {
    const path = this.#fileOf(name)
    if (path === undefined) throw this.#notFound(name)
    if (this.#files.status(path)?.kind === 'other') throw this.#noFile(name)
    try {
      const bytes = readBytes(this.#files, path)
      this.#onRead(path, bytes)
      return bytes
    } catch (cause) {
      if (isAbsence(cause)) throw this.#notFound(name)
      const message = `The artifact ${path} cannot be read: ${describeError(cause)}.`
      throw new RunError('VALUE_UNREADABLE', message, { artifact: name, runId: this.#run.id, cause })
    }
  }

  /** The path of a name that stays inside the folder; `undefined` where nothing is there. */
  #fileOf(name: string): string | undefined {
    const parts = name.split(sep === '\\' ? /[/\\]/ : '/')
    if (/^([/\\]|[a-z]:)/i.test(name) || name.includes('\0') || parts.includes('..')) throw this.#refused(name)
    const folder = this.#folder()
    const path = folder && join(folder, ...parts)
    if (path === undefined || this.#files.status(path) === undefined) return undefined
    if (!this.#staysInside(path)) throw this.#refused(name)
    return path
  }

  #staysInside(path: string): boolean {
    try {
      const root = this.#files.realPath(this.#folder()!)
      const real = this.#files.realPath(path)
      return real === root || real.startsWith(root + sep)
    } catch {
      return false
    }
  }

  /** Why there is no folder, where it is outside of what may be read. */
  #whyOutside(): string | undefined {
    for (const folder of artifactFolders(this.#run)) {
      try {
        this.#files.realPath(folder)
      } catch (error) {
        if (leadsOut(error)) return `Of its folder: ${error.message} (--artifact-root, artifactRoots).`
      }
    }
    return undefined
  }

  #refused(name: string): RunError {
    const message = `The artifact "${name}" of run ${this.#run.id} is refused: it would lie outside the run's artifact folder. Give a name relative to it, without "..".`
    return new RunError('ARTIFACT_REFUSED', message, { artifact: name, runId: this.#run.id })
  }

  #noFile(name: string): RunError {
    const message = `The artifact "${name}" of run ${this.#run.id} is refused: it is a device, a pipe or a socket, not a file.`
    return new RunError('ARTIFACT_REFUSED', message, { artifact: name, runId: this.#run.id })
  }

  #notFound(name: string): RunError {
    const suggestions = suggest(name, this.list())
    const advice =
      suggestions.length > 0
        ? `Did you mean ${suggestions.join(' or ')}?`
        : (this.#whyOutside() ?? `Looked in ${this.#folder() ?? artifactFolders(this.#run).join(' and ')}.`)
    const message = `Run ${this.#run.id} has no artifact "${name}". ${advice}`
    return new RunError('ARTIFACT_NOT_FOUND', message, { artifact: name, runId: this.#run.id, suggestions })
  }
}
