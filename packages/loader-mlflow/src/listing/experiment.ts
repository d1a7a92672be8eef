import { basename, dirname } from 'node:path'
import type { MetaFields } from '../meta/meta-fields.ts'
import { compareText, trash } from './folders.ts'

/** One experiment of a store. */
export interface Experiment {
  /** The name of the folder where the meta.yaml does not tell. */
  readonly id: string
  readonly name: string
  /** Whether id and name come from a meta.yaml. */
  readonly described: boolean
  readonly folder: string
  /** The folder of the store that holds it. */
  readonly store: string
  /** Milliseconds since 1970; unknown before MLflow 1.29. */
  readonly created: number | undefined
  /** Whether it lies in `.trash`; its meta.yaml is no guide (MLflow before 2.3 left it unchanged). */
  readonly deleted: boolean
  /** Whether its meta.yaml says that it is deleted, as it does a moment before it lies in `.trash`. */
  readonly ending: boolean
}

/** The experiment in a folder; `fields` are those of its meta.yaml, if that can be read. */
export function experimentIn(folder: string, fields?: MetaFields): Experiment {
  const id = fields?.text('experiment_id')
  const parent = dirname(folder)
  const deleted = basename(parent) === trash
  return {
    id: id ?? basename(folder),
    name: fields?.text('name') ?? id ?? basename(folder),
    described: fields !== undefined,
    folder,
    store: deleted ? dirname(parent) : parent,
    created: fields?.time('creation_time'),
    deleted,
    ending: fields?.get('lifecycle_stage') === 'deleted',
  }
}

/** By creation time, unknown times last, then by id, then by folder. */
export function compareExperiments(a: Experiment, b: Experiment): number {
  return (
    compareTimes(a.created, b.created) ||
    compareText(a.id, b.id) ||
    Number(a.deleted) - Number(b.deleted) ||
    compareText(a.folder, b.folder)
  )
}

/** Unknown times come last. */
export function compareTimes(a: number | undefined, b: number | undefined): number {
  if (a === b) return 0
  return a === undefined ? 1 : b === undefined ? -1 : a - b
}
