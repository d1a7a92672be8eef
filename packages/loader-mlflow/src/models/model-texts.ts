import { errorAt } from '../diagnostics/fault.ts'
import { child } from '../files/child.ts'
import { readTexts } from '../files/read-texts.ts'
import { listing } from '../listing/folder-names.ts'
import type { ReadContext } from '../source/facet.ts'

/** All params or tags of a model; those that cannot be read are left out and reported. */
export function modelTexts(
  { files, log }: ReadContext,
  model: string,
  kind: 'params' | 'tags',
): Record<string, string> {
  const folder = child(model, kind)
  const { names, faults } = listing.run(files, folder, undefined)
  for (const fault of faults) log.add(fault)
  const readings = readTexts(
    files,
    names.map((name) => child(folder, name)),
  )
  const texts: [string, string][] = []
  for (const [i, reading] of readings.entries()) {
    if (reading.state === 'read') texts.push([names[i]!, reading.text])
    if (reading.state !== 'unreadable') continue
    const path = child(folder, names[i]!)
    const message = `The ${kind === 'params' ? 'param' : 'tag'} ${names[i]} of a model cannot be read: ${path}: ${reading.message}.`
    log.add(errorAt(path, 'TEXT_UNREADABLE', message))
  }
  return Object.fromEntries(texts)
}
