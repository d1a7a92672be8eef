import type { Diagnostic } from '@runsheaf/core/plugin'

/** The name under which the loader reports. */
export const pluginName = 'mlflow'

/** Collects what was wrong, each fault once, however often its file is read. */
export class DiagnosticLog {
  readonly list: Diagnostic[] = []
  readonly #known = new Set<string>()

  /** Adds a fault, unless the same one (by code, path and key) is there already. */
  add(fault: Diagnostic): Diagnostic {
    const known = JSON.stringify([fault.code, fault.path, fault.key])
    const diagnostic = { ...fault, plugin: pluginName }
    if (this.#known.has(known)) return diagnostic
    this.#known.add(known)
    this.list.push(diagnostic)
    return diagnostic
  }
}
