import { ColumnBuilder, type Diagnostic } from '@runsheaf/core/plugin'
import { child } from '../files/child.ts'
import type { FacetReader, ReadContext } from '../store/facet.ts'
import { isSafeName, namesBelow } from '../store/names.ts'
import type { RunPlace } from '../store/run-place.ts'
import { readTexts, type TextReading } from './read-texts.ts'

type TextFacet = 'params' | 'tags'

/** The params or tags of runs, as MLflow wrote them. One open per run that is asked. */
export function texts(facet: TextFacet): FacetReader {
  return {
    names: ({ files, log }, runs) =>
      runs.map((run) => namesBelow(files, child(run.folder, facet), log).map((name) => [name])),

    column({ files, log }, { path: [name = ''] }, runs) {
      const builder = new ColumnBuilder()
      const safe = isSafeName(name)
      const paths = safe ? runs.map((run) => child(run.folder, facet, name)) : []
      const readings: TextReading[] = safe ? readTexts(files, paths) : runs.map(() => ({ state: 'absent' }))
      for (const [i, reading] of readings.entries()) {
        const found = textFault(reading, facet, name, paths[i]!, runs[i]!)
        const fault = found && log.add(found)
        if (reading.state === 'read') builder.text(reading.text)
        else builder.missing(fault)
      }
      return builder.finish()
    },
  }
}

/** All params or tags of one run; those that cannot be read are left out. */
export function allTexts({ files, log }: ReadContext, facet: TextFacet, run: RunPlace): Record<string, string> {
  const names = namesBelow(files, child(run.folder, facet), log)
  const paths = names.map((name) => child(run.folder, facet, name))
  const values: [string, string][] = []
  for (const [i, reading] of readTexts(files, paths).entries()) {
    const fault = textFault(reading, facet, names[i]!, paths[i]!, run)
    if (fault) log.add(fault)
    if (reading.state === 'read') values.push([names[i]!, reading.text])
  }
  return Object.fromEntries(values)
}

function textFault(
  reading: TextReading,
  facet: TextFacet,
  name: string,
  path: string,
  run: RunPlace,
): Diagnostic | undefined {
  if (reading.state === 'absent' || (reading.state === 'read' && reading.valid)) return undefined
  const what = `${facet === 'params' ? 'Param' : 'Tag'} ${name} of run ${run.id}: ${path}`
  const common = { path, runId: run.id, key: `${facet}.${name}` }
  if (reading.state === 'unreadable')
    return {
      severity: 'error',
      code: 'TEXT_UNREADABLE',
      message: `${what} cannot be read: ${reading.message}.`,
      ...common,
    }
  const message = `${what} is not UTF-8: what could not be read is shown as "\ufffd". Write the file again in UTF-8.`
  return { severity: 'warning', code: 'TEXT_NOT_UTF8', message, ...common }
}
