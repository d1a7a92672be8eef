import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { columnTable, type FrameBackend, RunError } from '@runsheaf/core'
import type { FrameChoice } from './define-config.ts'
import { installCommand } from './frame-libraries.ts'

/**
 * The frame backend that is chosen; packages are looked for from a folder first, then beside this program. Nothing is
 * imported unless it is asked for.
 *
 * @throws RunError PLUGIN_MISSING with the command that installs it.
 */
export async function frameBackend(choice: FrameChoice, folder: string): Promise<FrameBackend> {
  if (typeof choice === 'object') return choice
  if (choice === 'core') return columnTable
  const name = `@runsheaf/frame-${choice}`
  try {
    const module: Record<string, FrameBackend> = await import(placeOf(name, folder))
    return module[choice]!
  } catch (cause) {
    if (!isAbsence(cause)) throw cause
    throw new RunError(
      'PLUGIN_MISSING',
      `The frame backend ${choice} is not installed. Install it: ${installCommand(choice)}`,
      { plugin: name, cause },
    )
  }
}

function placeOf(name: string, folder: string): string {
  try {
    return pathToFileURL(createRequire(join(folder, 'package.json')).resolve(name)).href
  } catch {
    return name
  }
}

function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(ERR_)?MODULE_NOT_FOUND$/.test(String(error.code))
}
