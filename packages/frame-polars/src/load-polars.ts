import { createRequire } from 'node:module'
import { RunError } from '@runsheaf/core/plugin'

export type Polars = typeof import('nodejs-polars').default

let loaded: Polars | undefined

/**
 * nodejs-polars, loaded when it is first needed.
 *
 * @throws RunError PLUGIN_MISSING where it, or its native module for this machine, is not installed.
 */
export function loadPolars(require: (name: string) => unknown = createRequire(import.meta.url)): Polars {
  if (loaded) return loaded
  try {
    loaded = (require('nodejs-polars') as { default: Polars }).default
    return loaded
  } catch (cause) {
    throw new RunError('PLUGIN_MISSING', explain(cause), { plugin: 'polars', cause })
  }
}

function explain(cause: unknown): string {
  const reason = cause instanceof Error ? cause.message.split('\n')[0]! : String(cause)
  if (/Cannot find (module|package) 'nodejs-polars'/.test(reason)) {
    return 'nodejs-polars is not installed. Install it: npm install nodejs-polars'
  }
  const machine = `${process.platform}-${process.arch}`
  return [
    `nodejs-polars is installed, but its native module for ${machine} cannot be loaded: ${reason}.`,
    `npm leaves it out under Node older than 22 (this is Node ${process.versions.node}):`,
    'with Node 22 or newer, delete node_modules and run npm install.',
    'There is none for Windows on ARM; @runsheaf/frame-arquero and the table of @runsheaf/core run everywhere.',
  ].join(' ')
}
