import type { Diagnostic } from '@runsheaf/core/plugin'
import { PlacesOutside } from './places-outside.ts'

/** The name under which the loader reports. */
export const pluginName = 'mlflow'

/** What many runs have in common, of which the list has one fault. */
export interface CommonFault extends Pick<Diagnostic, 'severity' | 'code' | 'path'> {
  /** What the fault is about; another subject is another fault. */
  readonly subject: string
  /** What happened, to how many runs, and what to do. */
  describe(runs: number): string
}

/** Collects what was wrong, each fault once, however often its file is read. */
export class DiagnosticLog {
  readonly list: Diagnostic[] = []
  readonly #known = new Set<string>()
  /** The runs that have a fault in common. */
  readonly #sharing = new Map<string, Set<string>>()
  readonly #outside = new PlacesOutside()

  /**
   * Adds a fault, unless the same one (by code, path and key) is there already. That something leads out of the store is
   * said once for the place where it leads, not for each run.
   */
  add(fault: Diagnostic): Diagnostic {
    const known = JSON.stringify([fault.code, fault.path, fault.key])
    const diagnostic = { ...fault, plugin: pluginName }
    if (fault.path !== undefined && this.#outside.has(fault.path)) return diagnostic
    if (this.#known.has(known)) return diagnostic
    this.#known.add(known)
    this.list.push(diagnostic)
    return diagnostic
  }

  /** Adds a run to those that have a fault in common, which is listed once, with their number so far. */
  share({ subject, describe, ...fault }: CommonFault, runId: string): void {
    const id = JSON.stringify([fault.code, subject])
    const runs = this.#sharing.get(id)
    if (runs) {
      runs.add(runId)
      return
    }
    const sharing = new Set([runId])
    this.#sharing.set(id, sharing)
    this.list.push({
      ...fault,
      plugin: pluginName,
      get message() {
        return describe(sharing.size)
      },
    })
  }

  /** Adds a path that leads out of the store to what is said of the place where it leads. */
  addOutside(path: string, target: string): void {
    const place = this.#outside.add(path, target)
    const describe = () => this.#outside.describe(place)
    this.share({ severity: 'warning', code: 'FOLDER_OUTSIDE', path: place, subject: place, describe }, path)
  }
}
