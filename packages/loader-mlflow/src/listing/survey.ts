import { basename, dirname } from 'node:path'
import type { DiagnosticLog } from '../diagnostics/diagnostic-log.ts'
import { child } from '../files/child.ts'
import type { Entry, FileSystem } from '../files/file-system.ts'
import type { MetaFields } from '../meta/meta-fields.ts'
import { isFailure, type MetaFailure, readMetas } from '../meta/read-meta.ts'
import { isRunMeta, runMeta } from '../meta/run-meta.ts'
import { type Experiment, experimentIn } from './experiment.ts'
import {
  experimentFolderRenamed,
  experimentHalfDeleted,
  experimentUndescribed,
  runInStore,
  runUnusable,
} from './faults.ts'
import { listOrNothing, looksLikeRun, mayBeExperiment, metaName, trash } from './folders.ts'
import { holdsRuns } from './holds-runs.ts'
import { type ListedRun, listedRun } from './listed-run.ts'

type Meta = MetaFields | MetaFailure

/**
 * Looks through locations of any kind (stores, experiments, runs) for experiments, whose runs are still to be listed,
 * and for runs by themselves. Opens one meta.yaml for each of them, and none twice.
 */
export class Survey {
  /** By folder. */
  readonly experiments = new Map<string, Experiment>()
  /** Runs that were given as locations, or lie where no run should; by folder. */
  readonly runs = new Map<string, ListedRun>()
  readonly #files: FileSystem
  readonly #log: DiagnosticLog
  /** Experiments of which only single runs were given. */
  readonly #parents = new Map<string, Experiment>()

  constructor(files: FileSystem, log: DiagnosticLog) {
    this.#files = files
    this.#log = log
  }

  /**
   * @param withTrash whether a store's deleted experiments are wanted, too.
   * @param only the ids of the experiments that are wanted, where their folders' names are enough to find them.
   */
  add(location: string, withTrash: boolean, only?: readonly string[]): void {
    const entries = listOrNothing(this.#files, location)
    if (!entries.some(({ name }) => name === metaName)) {
      if (looksLikeRun(entries)) this.#log.add(runUnusable(location, { reason: 'absent', message: '' }))
      else this.#addStore(location, entries, withTrash, only)
      return
    }
    const meta = this.#read([location])[0]!
    if (isFailure(meta)) {
      if (looksLikeRun(entries)) this.#log.add(runUnusable(location, meta))
      else this.#addUndescribed(location, meta)
    } else if (isRunMeta(meta)) {
      this.runs.set(location, listedRun(location, runMeta(meta), this.#parentOf(location)))
    } else {
      this.#addDescribed(location, meta)
    }
  }

  #addStore(store: string, entries: readonly Entry[], withTrash: boolean, only: readonly string[] | undefined): void {
    const bin = child(store, trash)
    const here = namesOf(entries)
    const binned = withTrash ? namesOf(listOrNothing(this.#files, bin)) : []
    const isWanted = only?.every((id) => here.includes(id) || binned.includes(id))
      ? (name: string) => only.includes(name)
      : () => true
    const strays = this.#addChildren(store, here.filter(isWanted))
    this.#addChildren(bin, binned.filter(isWanted))
    if (strays.length === 0) return
    const siblings = [...this.experiments.values()].filter((experiment) => experiment.store === store)
    if (siblings.length === 0) this.experiments.set(store, experimentOf(store, strays[0]![1]))
    for (const [folder, meta] of strays) {
      const read = runMeta(meta)
      const home = siblings.find(({ id, deleted }) => id === read.experimentId && !deleted)
      const run = listedRun(folder, read, home ?? this.experiments.get(store) ?? experimentIn(store))
      this.runs.set(folder, run)
      if (siblings.length > 0) this.#log.add(runInStore(run))
    }
  }

  /** Takes the experiments among the folders in a folder, and returns the runs among them. */
  #addChildren(parent: string, names: readonly string[]): [folder: string, meta: MetaFields][] {
    const folders = names.map((name) => child(parent, name))
    const runs: [string, MetaFields][] = []
    for (const [i, meta] of this.#read(folders).entries()) {
      const folder = folders[i]!
      if (isFailure(meta)) this.#addFailed(folder, meta)
      else if (isRunMeta(meta)) runs.push([folder, meta])
      else this.#addDescribed(folder, meta)
    }
    return runs
  }

  /** A folder without a usable meta.yaml is an experiment if runs lie in it; other folders are none of our business. */
  #addFailed(folder: string, meta: MetaFailure): void {
    const entries = listOrNothing(this.#files, folder)
    if (looksLikeRun(entries)) this.#log.add(runUnusable(folder, meta))
    else if (holdsRuns(this.#files, folder, entries)) this.#addUndescribed(folder, meta)
    else if (meta.reason !== 'absent') this.#log.add(experimentUndescribed(folder, meta))
  }

  #addDescribed(folder: string, meta: MetaFields): void {
    const experiment = experimentIn(folder, meta)
    this.experiments.set(folder, experiment)
    if (basename(folder) !== experiment.id) this.#log.add(experimentFolderRenamed(experiment))
    if (experiment.ending && !experiment.deleted) this.#log.add(experimentHalfDeleted(experiment))
  }

  #addUndescribed(folder: string, meta: MetaFailure): void {
    this.experiments.set(folder, experimentIn(folder))
    this.#log.add(experimentUndescribed(folder, meta))
  }

  /** The experiment of a run that was given by itself; without a meta.yaml it goes by the run's experiment_id. */
  #parentOf(run: string): Experiment {
    const folder = dirname(run)
    const known = this.experiments.get(folder) ?? this.#parents.get(folder)
    if (known) return known
    const meta = this.#read([folder])[0]!
    const parent = experimentIn(folder, isFailure(meta) || isRunMeta(meta) ? undefined : meta)
    this.#parents.set(folder, parent)
    return parent
  }

  #read(folders: readonly string[]): Meta[] {
    return readMetas(
      this.#files,
      folders.map((folder) => child(folder, metaName)),
    )
  }
}

function namesOf(entries: readonly Entry[]): string[] {
  return entries.flatMap((entry) => (mayBeExperiment(entry) ? [entry.name] : []))
}

/** A folder of runs that is no store and has no meta.yaml: the experiment that its runs say they are of. */
function experimentOf(folder: string, run: MetaFields): Experiment {
  const id = runMeta(run).experimentId ?? basename(folder)
  return { ...experimentIn(folder), id, name: id }
}
