import { basename, dirname } from 'node:path'
import type { Diagnostic } from '@runsheaf/core/plugin'
import { errorAt, warningAt } from '../diagnostics/fault.ts'
import { child } from '../files/child.ts'
import type { MetaFailure } from '../meta/read-meta.ts'
import type { Experiment } from './experiment.ts'
import { metaName, trash } from './folders.ts'
import type { ListedRun } from './listed-run.ts'

/** A run that is left out, since its meta.yaml tells nothing. */
export function runUnusable(folder: string, { reason, message }: MetaFailure): Diagnostic {
  const path = child(folder, metaName)
  const what = reason === 'absent' ? `it has no ${metaName}` : `${path} ${message}`
  const advice = reason === 'unreadable' ? '' : ' Restore it from a copy, or remove the folder.'
  const code = reason === 'absent' ? 'RUN_META_MISSING' : 'RUN_META_INVALID'
  return errorAt(path, code, `The run in ${folder} is left out: ${what}.${advice}`, { runId: basename(folder) })
}

/** A run that is used, though something in its meta.yaml is wrong. */
export function runQuestionable({ id, folder, meta }: ListedRun): Diagnostic {
  const path = child(folder, metaName)
  return warningAt(path, 'RUN_META_QUESTIONABLE', `${path} ${meta.problems.join('; it ')}.`, { runId: id })
}

/** A run in another folder than its own. */
export function runMisplaced(run: ListedRun): Diagnostic {
  const { experiment, meta } = run
  const known = meta.experimentId === undefined ? 'no experiment_id' : `experiment_id ${meta.experimentId}`
  const what = `has ${known}, but lies in experiment ${experiment.id}, of which it is taken to be`
  return runWarning('RUN_MISPLACED', run, `${what}. Move it if that is wrong.`)
}

/** A run directly in the folder of the store. */
export function runInStore(run: ListedRun): Diagnostic {
  const home = child(dirname(run.folder), run.meta.experimentId ?? 'EXPERIMENT')
  return runWarning('RUN_MISPLACED', run, `lies beside the experiments. Move it into ${home}.`)
}

/** A copy of a run that is left out. */
export function runCopied(copy: ListedRun, kept: ListedRun): Diagnostic {
  const what = `is left out: it has the same id as the one in ${kept.folder}`
  return runWarning('RUN_DUPLICATE', copy, `${what}. Remove one of them.`)
}

/** A run that was asked for by its folder, and is left out for its lifecycle stage. */
export function runNotOfStage(run: ListedRun, deleted: boolean): Diagnostic {
  const [state, wanted] = deleted ? ['deleted', 'deleted'] : ['not deleted', 'active']
  const what = `is left out: it is ${state}. Load with lifecycle '${wanted}' or 'all' to have it.`
  return runWarning('RUN_LEFT_OUT', run, what)
}

/** @param what continues "The run in FOLDER …". */
function runWarning(code: string, { id, folder }: ListedRun, what: string): Diagnostic {
  return warningAt(folder, code, `The run in ${folder} ${what}`, { runId: id })
}

export function runFolderRenamed({ id, folder }: ListedRun): Diagnostic {
  return warningAt(folder, 'RUN_FOLDER_RENAMED', renamed(folder, `run ${id}`), { runId: id })
}

export function experimentFolderRenamed({ id, folder }: Experiment): Diagnostic {
  return warningAt(folder, 'EXPERIMENT_FOLDER_RENAMED', renamed(folder, `experiment ${id}`))
}

const renamed = (folder: string, what: string) =>
  `The folder ${folder} holds the ${what}; MLflow finds it only in a folder of that name. Rename the folder back.`

/** Runs of an experiment that are left out as copies of another's. */
export function experimentCopied({ folder, deleted }: Experiment, original: Experiment): Diagnostic {
  const advice = deleted ? 'MLflow may be deleting or restoring it. Load again later' : 'Remove the copy'
  const what = `Runs in ${folder} are left out: they have the same ids as those in ${original.folder}`
  return warningAt(folder, 'RUN_DUPLICATE', `${what}. ${advice}.`)
}

/** An experiment whose runs are read, though its own meta.yaml tells nothing. */
export function experimentUndescribed(folder: string, { reason, message }: MetaFailure): Diagnostic {
  const path = child(folder, metaName)
  const what = reason === 'absent' ? 'does not exist' : message
  const code = reason === 'absent' ? 'EXPERIMENT_META_MISSING' : 'EXPERIMENT_META_INVALID'
  return warningAt(
    path,
    code,
    `${path} ${what}: the experiment goes by its id. Restore the file to have its name back.`,
  )
}

/** An experiment whose deletion was begun and not ended, or whose folder was moved back by hand. */
export function experimentHalfDeleted({ name, folder, store }: Experiment): Diagnostic {
  const what = `The experiment "${name}" is marked as deleted, but lies outside of .trash: its runs count as deleted`
  const advice = `Unless it is being deleted just now, move ${folder} to ${child(store, trash)}, or restore it by "lifecycle_stage: active" in its meta.yaml`
  return warningAt(folder, 'EXPERIMENT_HALF_DELETED', `${what}. ${advice}.`)
}

export function linkBroken(path: string): Diagnostic {
  const message = `${path} is a symbolic link that leads nowhere. Remove it, or bring back what it leads to.`
  return warningAt(path, 'LINK_BROKEN', message)
}

export function folderUnreadable(folder: string, reason: string): Diagnostic {
  return errorAt(folder, 'FOLDER_UNREADABLE', `The folder ${folder} cannot be listed: ${reason}.`)
}
