import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { FilterData } from './case.ts'

/** Writes a store that is given as a map of paths to contents. */
export function unpackStore({ files, empty }: FilterData['store'], folder: string): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), typeof content === 'string' ? content : Buffer.from(content.base64, 'base64'))
  }
  for (const path of empty) mkdirSync(join(folder, path), { recursive: true })
}
