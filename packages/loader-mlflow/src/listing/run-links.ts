import { errorAt, warningAt } from '../diagnostics/fault.ts'
import { child } from '../files/child.ts'
import type { MetaFields } from '../meta/meta-fields.ts'
import { isFailure, readMetas } from '../meta/read-meta.ts'
import type { ReadContext } from '../source/facet.ts'
import { listOrNothing, metaName } from './folders.ts'
import type { ListedRun } from './listed-run.ts'

/**
 * What a run was given (`inputs`) or made (`outputs`), by the fields of a meta.yaml each: one listing, and one open for
 * each. What cannot be read is left out and reported.
 */
export function runLinks({ files, log }: ReadContext, run: ListedRun, kind: 'inputs' | 'outputs'): MetaFields[] {
  const parent = child(run.folder, kind)
  const paths: string[] = []
  for (const entry of listOrNothing(files, parent)) {
    const path = child(parent, entry.name)
    if (entry.kind === 'folder') paths.push(child(path, metaName))
    else log.add(stray(run, path, kind))
  }
  return readMetas(files, paths).flatMap((meta, i) => {
    if (!isFailure(meta)) return [meta]
    log.add(unreadable(run, paths[i]!, kind, meta.message))
    return []
  })
}

const words = { inputs: 'dataset or model input', outputs: 'model output' } as const

function stray(run: ListedRun, path: string, kind: keyof typeof words) {
  const message = `Run ${run.id}: ${path} is no ${words[kind]} and is left out. Remove it.`
  return warningAt(path, 'FILE_STRAY', message, { runId: run.id })
}

function unreadable(run: ListedRun, path: string, kind: keyof typeof words, reason: string) {
  const message = `A ${words[kind]} of run ${run.id} is left out: ${path} ${reason}.`
  return errorAt(path, 'INPUT_UNREADABLE', message, { runId: run.id, key: 'datasets' })
}
