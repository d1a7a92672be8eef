import { type Column, ColumnBuilder, type Diagnostic, type FacetKey } from '@runsheaf/core/plugin'
import { errorAt, warningAt } from '../diagnostics/fault.ts'
import { type LazyList, lazyMap } from '../files/lazy-list.ts'
import { readTexts, settleTexts, type TextReading } from '../files/read-texts.ts'
import { FolderNames, isSafeName } from '../listing/folder-names.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import { type NamedFile, namedFile } from '../listing/named-file.ts'
import type { FacetReader, FolderReader, ReadContext } from '../source/facet.ts'

type TextFacet = 'params' | 'tags'

/** The params or tags of runs, as MLflow wrote them. One open per run that is asked. */
export class Texts implements FacetReader, FolderReader<TextReading> {
  readonly facet: TextFacet
  readonly names: FolderNames

  constructor(facet: TextFacet) {
    this.facet = facet
    this.names = new FolderNames(facet)
  }

  column(context: ReadContext, { path: [name = ''] }: FacetKey, runs: readonly ListedRun[]): Column {
    const builder = new ColumnBuilder()
    if (!isSafeName(name)) {
      for (const _ of runs) builder.missing()
      return builder.finish()
    }
    const files = lazyMap(runs, (run) => namedFile(run, this.facet, name))
    for (const [i, reading] of this.#read(context, files).entries())
      this.append(context, builder, reading, () => files.at(i)!)
    return builder.finish()
  }

  isOdd(reading: TextReading): boolean {
    return reading.state === 'read' ? !reading.valid || reading.text === '' : reading.state === 'unreadable'
  }

  settle({ files }: ReadContext, readings: TextReading[], fileAt: (position: number) => NamedFile): Iterable<void> {
    settleTexts(files, readings, (i) => fileAt(i).path)
    return []
  }

  append({ log }: ReadContext, builder: ColumnBuilder, reading: TextReading, file: () => NamedFile): void {
    const found = this.isOdd(reading) ? textFault(reading, this.facet, file()) : undefined
    const fault = found && log.add(found)
    if (reading.state === 'read') builder.text(reading.text)
    else builder.missing(fault)
  }

  /** What the listing has read is not read again. */
  #read({ files, listed }: ReadContext, named: LazyList<NamedFile>): TextReading[] {
    const paths = lazyMap(named, ({ path }) => path)
    if (listed.size === 0) return readTexts(files, paths)
    const all = Array.from({ length: paths.length }, (_, i) => paths.at(i)!)
    const unread = all.filter((path) => !listed.has(path))
    for (const [i, reading] of readTexts(files, unread).entries()) listed.set(unread[i]!, reading)
    return all.map((path) => {
      const reading = listed.get(path)!
      listed.delete(path)
      return reading
    })
  }
}

function textFault(reading: TextReading, facet: TextFacet, { name, path, run }: NamedFile): Diagnostic | undefined {
  if (reading.state === 'absent' || (reading.state === 'read' && reading.valid)) return undefined
  const what = `${facet === 'params' ? 'Param' : 'Tag'} ${name} of run ${run.id}: ${path}`
  const about = { runId: run.id, key: `${facet}.${name}` }
  if (reading.state === 'unreadable')
    return errorAt(path, 'TEXT_UNREADABLE', `${what} cannot be read: ${reading.message}.`, about)
  const message = `${what} is not UTF-8: what could not be read is shown as "\ufffd". Write the file again in UTF-8.`
  return warningAt(path, 'TEXT_NOT_UTF8', message, about)
}
