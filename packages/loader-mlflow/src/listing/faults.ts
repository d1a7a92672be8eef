import { basename, dirname } from 'node:path'
import type { Diagnostic } from '@runsheaf/core/plugin'
import { child } from '../files/child.ts'
import type { MetaFailure } from '../meta/read-meta.ts'
import type { Experiment } from './experiment.ts'
import { metaName, trash } from './folders.ts'
import type { ListedRun } from './listed-run.ts'

const restore = 'Restore it from a copy, or remove the folder'

/** A run that is left out, since its meta.yaml tells nothing. */
export function runUnusable(folder: string, failure: MetaFailure): Diagnostic {
  const path = child(folder, metaName)
  const advice = failure.reason === 'unreadable' ? '' : ` ${restore}.`
  return {
    severity: 'error',
    code: failure.reason === 'absent' ? 'RUN_META_MISSING' : 'RUN_META_INVALID',
    message:
      failure.reason === 'absent'
        ? `The run in ${folder} is left out: it has no ${metaName}. ${restore}.`
        : `The run in ${folder} is left out: ${path} ${failure.message}.${advice}`,
    path,
    runId: basename(folder),
  }
}

/** A run that is used, though something in its meta.yaml is wrong. */
export function runQuestionable({ id, folder, meta }: ListedRun): Diagnostic {
  const path = child(folder, metaName)
  const message = `${path} ${meta.problems.join('; it ')}.`
  return { severity: 'warning', code: 'RUN_META_QUESTIONABLE', message, path, runId: id }
}

/** A run in another folder than its own. */
export function runMisplaced({ id, folder, meta, experiment }: ListedRun): Diagnostic {
  const known = meta.experimentId === undefined ? 'no experiment_id' : `experiment_id ${meta.experimentId}`
  return {
    severity: 'warning',
    code: 'RUN_MISPLACED',
    message: `The run in ${folder} has ${known}, but lies in experiment ${experiment.id}, of which it is taken to be. Move it if that is wrong.`,
    path: folder,
    runId: id,
  }
}

/** A run directly in the folder of the store. */
export function runInStore({ id, folder, meta }: ListedRun): Diagnostic {
  const home = child(dirname(folder), meta.experimentId ?? 'EXPERIMENT')
  return {
    severity: 'warning',
    code: 'RUN_MISPLACED',
    message: `The run in ${folder} lies beside the experiments. Move it into ${home}.`,
    path: folder,
    runId: id,
  }
}

export function runFolderRenamed({ id, folder }: ListedRun): Diagnostic {
  return {
    severity: 'warning',
    code: 'RUN_FOLDER_RENAMED',
    message: `The folder ${folder} holds the run ${id}; MLflow finds it only in a folder of that name. Rename the folder back.`,
    path: folder,
    runId: id,
  }
}

/** A copy of a run that is left out. */
export function runCopied(copy: ListedRun, kept: ListedRun): Diagnostic {
  return {
    severity: 'warning',
    code: 'RUN_DUPLICATE',
    message: `The run in ${copy.folder} is left out: it has the same id as the one in ${kept.folder}. Remove one of them.`,
    path: copy.folder,
    runId: copy.id,
  }
}

/** Runs of an experiment that are left out as copies of another's. */
export function experimentCopied({ folder, deleted }: Experiment, original: Experiment): Diagnostic {
  const advice = deleted ? 'MLflow may be deleting or restoring it. Load again later' : 'Remove the copy'
  return {
    severity: 'warning',
    code: 'RUN_DUPLICATE',
    message: `Runs in ${folder} are left out: they have the same ids as those in ${original.folder}. ${advice}.`,
    path: folder,
  }
}

export function linkBroken(path: string): Diagnostic {
  return {
    severity: 'warning',
    code: 'LINK_BROKEN',
    message: `${path} is a symbolic link that leads nowhere. Remove it, or bring back what it leads to.`,
    path,
  }
}

export function folderUnreadable(folder: string, reason: string): Diagnostic {
  return {
    severity: 'error',
    code: 'FOLDER_UNREADABLE',
    message: `The folder ${folder} cannot be listed: ${reason}.`,
    path: folder,
  }
}

/** An experiment whose runs are read, though its own meta.yaml tells nothing. */
export function experimentUndescribed(folder: string, failure: MetaFailure): Diagnostic {
  const path = child(folder, metaName)
  const what = failure.reason === 'absent' ? 'does not exist' : failure.message
  return {
    severity: 'warning',
    code: failure.reason === 'absent' ? 'EXPERIMENT_META_MISSING' : 'EXPERIMENT_META_INVALID',
    message: `${path} ${what}: the experiment goes by its id. Restore the file to have its name back.`,
    path,
  }
}

export function experimentFolderRenamed({ id, folder }: Experiment): Diagnostic {
  return {
    severity: 'warning',
    code: 'EXPERIMENT_FOLDER_RENAMED',
    message: `The folder ${folder} holds the experiment ${id}; MLflow finds it only in a folder of that name. Rename the folder back.`,
    path: folder,
  }
}

/** An experiment whose deletion was begun and not ended, or whose folder was moved back by hand. */
export function experimentHalfDeleted({ name, folder, store }: Experiment): Diagnostic {
  return {
    severity: 'warning',
    code: 'EXPERIMENT_HALF_DELETED',
    message: `The experiment "${name}" is marked as deleted, but lies outside of .trash: its runs count as deleted. Unless it is being deleted just now, move ${folder} to ${child(store, trash)}, or restore it by "lifecycle_stage: active" in its meta.yaml.`,
    path: folder,
  }
}

/** A run that was asked for by its folder, and is left out for its lifecycle stage. */
export function runNotOfStage({ id, folder }: ListedRun, deleted: boolean): Diagnostic {
  const [state, wanted] = deleted ? ['deleted', 'deleted'] : ['not deleted', 'active']
  return {
    severity: 'warning',
    code: 'RUN_LEFT_OUT',
    message: `The run in ${folder} is left out: it is ${state}. Load with lifecycle '${wanted}' or 'all' to have it.`,
    path: folder,
    runId: id,
  }
}
