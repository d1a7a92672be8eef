import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { columnTable, type FrameBackend, RunError } from '@runsheaf/core'
import type { FrameChoice } from './define-config.ts'
import { installCommand } from './frame-libraries.ts'
import { refuseForeign } from './refuse-foreign.ts'

/**
 * The frame backend that is chosen; packages are looked for from a folder first, then beside this program. Nothing is
 * imported unless it is asked for.
 *
 * @throws RunError PLUGIN_MISSING with the command that installs it; UsageError where the package is somebody else's.
 */
export async function frameBackend(choice: FrameChoice, folder: string): Promise<FrameBackend> {
  if (typeof choice === 'object') return choice
  if (choice === 'core') return columnTable
  const name = `@runsheaf/frame-${choice}`
  try {
    const module: Record<string, FrameBackend> = await import(await placeOf(name, folder))
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

async function placeOf(name: string, folder: string): Promise<string> {
  const path = resolved(name, folder)
  if (path === undefined) return name
  await refuseForeign({ what: `the package ${name} in`, path, maybeOfRoot: true })
  return pathToFileURL(path).href
}

function resolved(name: string, folder: string): string | undefined {
  try {
    return createRequire(join(folder, 'package.json')).resolve(name)
  } catch {
    return undefined
  }
}

function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(ERR_)?MODULE_NOT_FOUND$/.test(String(error.code))
}
